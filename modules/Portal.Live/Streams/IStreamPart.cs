namespace Portal.Live.Streams;

/// <summary>
/// Something that lives beside a stream and sees every frame: the segmenter, the recorder, the listeners' log. Called
/// under the stream's lock, in order; it must be quick and must not throw.
/// </summary>
internal interface IStreamPart
{
    /// <summary>Ends when everything that the part does after the stream's end is done.</summary>
    Task Completion => Task.CompletedTask;

    /// <summary>The next frame, with the tracks that are in force for it.</summary>
    void OnFrame(in Frame frame, Tracks tracks)
    {
    }

    /// <summary>Something was said in words, and is to be shown from this time on until the next, in milliseconds since the stream began; empty clears.</summary>
    void OnCaption(long at, string? language, string text)
    {
    }

    /// <summary>The public edge froze: what has not been public stays out, and so does what follows.</summary>
    void OnCut()
    {
    }

    /// <summary>The cut was taken back: what follows is public again.</summary>
    void OnRelease()
    {
    }

    /// <summary>No frame comes for a while: the publisher dropped. What is open may be closed.</summary>
    void OnInterrupted()
    {
    }

    /// <summary>The stream is over.</summary>
    void OnEnd()
    {
    }
}

/// <summary>Makes the parts of a new stream, in the order of registration.</summary>
internal interface IStreamPartFactory
{
    /// <summary>The part for this stream, or null when it needs none.</summary>
    IStreamPart? Create(LiveStream stream);
}
