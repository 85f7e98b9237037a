using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;

namespace Portal.Requests.Topics.Desk;

/// <summary>One command with what it needs.</summary>
internal sealed record Step(Command Command, Actor Actor)
{
    public Facts Facts { get; init; } = Facts.None;

    /// <summary>Key of a reason, see <see cref="Kind.TopicReasons"/>.</summary>
    public string? Reason { get; init; }

    public Said? Said { get; init; }

    /// <summary>Photographs of a delivery.</summary>
    public IReadOnlyList<KeptFile> Photos { get; init; } = [];
}
