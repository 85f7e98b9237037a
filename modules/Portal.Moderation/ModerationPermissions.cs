using Portal.Kit.Modules;
using Portal.Kit.People;

namespace Portal.Moderation;

/// <summary>What this module lets staff do.</summary>
public static class ModerationPermissions
{
    /// <summary>Answer reports, mute people.</summary>
    public static Permission Moderate { get; } = new("moderation.moderate", Role.Moderator);

    /// <summary>Change the word lists of the place.</summary>
    public static Permission EditWords { get; } = new("moderation.words", Role.Moderator);
}
