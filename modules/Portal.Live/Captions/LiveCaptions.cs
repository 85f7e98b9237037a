using System.Text.RegularExpressions;
using Portal.Kit.Streams;
using Portal.Live.Streams;

namespace Portal.Live.Captions;

/// <summary>
/// Captions that a publisher sends along as text, kept as long as a playlist may list what they belong to. One shows until
/// the next one comes, six seconds at most. What lies within the picture itself (CEA-608/708 in SEI units) is not read: it
/// passes to the players as it came.
/// </summary>
internal sealed partial class LiveCaptions : IStreamPart
{
    /// <summary>Milliseconds that a caption shows at most.</summary>
    public const int Longest = 6000;

    // Ten minutes of a caption every half second: more than the longest window holds.
    private const int MostKept = 1200;
    private const int MostText = 300;
    private const string Usual = "zh";
    private readonly Lock gate = new();
    private readonly Queue<(long At, string Text)> kept = [];
    private string? language;

    /// <summary>The language of the captions; null while none has come.</summary>
    public string? Language => Volatile.Read(ref language);

    /// <inheritdoc />
    public void OnCaption(long at, string? spoken, string text)
    {
        var tongue = spoken is not null && Tag().IsMatch(spoken) ? spoken : Usual;
        // A programme in several languages: the first one that speaks is taken.
        if (Language is { } first && first != tongue)
            return;
        lock (gate)
        {
            if (kept.Count == MostKept)
                kept.Dequeue();
            kept.Enqueue((at, text.Length > MostText ? text[..MostText] : text));
        }

        Volatile.Write(ref language, tongue);
    }

    /// <summary>
    /// What shows between two moments of the stream's time, in milliseconds. A caption that shows longer ends with the
    /// stretch and goes on in the next: what was handed out once stays true whatever is said later.
    /// </summary>
    public IReadOnlyList<CaptionText> Within(long from, long to)
    {
        List<CaptionText> shown = [];
        lock (gate)
        {
            (long At, string Text)? last = null;
            foreach (var next in kept)
            {
                Show(last, next.At);
                last = next;
            }

            Show(last, long.MaxValue);
        }

        return shown;

        void Show((long At, string Text)? caption, long until)
        {
            if (caption is not { Text.Length: > 0 } said)
                return;
            var begin = Math.Max(said.At, from);
            var end = Math.Min(Math.Min(said.At + Longest, until), to);
            if (end > begin)
                shown.Add(new CaptionText(TimeSpan.FromMilliseconds(begin), TimeSpan.FromMilliseconds(end), said.Text));
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
    private static partial Regex Tag();
}

/// <summary>Every stream may have captions; one without costs an empty list.</summary>
internal sealed class LiveCaptionsFactory : IStreamPartFactory
{
    /// <inheritdoc />
    public IStreamPart Create(LiveStream stream) => new LiveCaptions();
}
