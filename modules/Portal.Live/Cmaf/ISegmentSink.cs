namespace Portal.Live.Cmaf;

/// <summary>Follows the segments as they come: the recorder. Called under the stream's lock; quick, no exceptions.</summary>
internal interface ISegmentSink
{
    /// <summary>A part was added.</summary>
    void OnPart(Segment segment, Part part);

    /// <summary>A segment is complete.</summary>
    void OnClosed(Segment segment);

    /// <summary>A segment that was closed before has been cut out.</summary>
    void OnCut(Segment segment);

    /// <summary>The stream is over.</summary>
    void OnEnd();
}
