using Portal.Kit.Outcomes;

namespace Portal.Requests.Kernel;

/// <summary>The kernel's answer: the event that would be appended, or why not.</summary>
/// <param name="Event">Null when refused.</param>
/// <param name="Refusal">Key of the sentence; null when done.</param>
/// <param name="Kind">What the refusal means.</param>
internal sealed record Verdict(RequestEvent? Event, string? Refusal, RefusalKind Kind)
{
    public static Verdict Done(RequestEvent happened) => new(happened, null, default);

    public static Verdict Refused(RefusalKind kind, string key) => new(null, key, kind);
}
