using Portal.Kit.Modules;
using Portal.Kit.People;

namespace Portal.Stories.Respect;

/// <summary>What staff may do with what the public writes under stories.</summary>
public static class RespectPermissions
{
    /// <summary>Pass or hide messages of respect.</summary>
    public static Permission Moderate { get; } = new("stories.moderate", Role.Moderator, Role.Editor);
}
