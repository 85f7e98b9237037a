namespace Portal.Live.Streams;

/// <summary>What a stream's recorder says about itself.</summary>
internal interface IRecordingState
{
    /// <summary>Length of what is on disk.</summary>
    TimeSpan Recorded { get; }

    /// <summary>Why recording stopped, in words; null while it runs.</summary>
    string? Stopped { get; }
}
