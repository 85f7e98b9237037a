using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Watch;

/// <summary>The public edge: comments keep step with the delayed picture, and stop with it.</summary>
internal static class PublicEdge
{
    /// <summary>Comments of the episode that the public may see now.</summary>
    public static IQueryable<CommentRow> Comments(PortalDb db, EpisodeFacts facts, DateTime now)
    {
        var edge = now - TimeSpan.FromSeconds(facts.IsOpen ? facts.Episode.DelaySeconds : 0);
        if (facts.Episode.CutOffAt is { } cut && cut.AddSeconds(-facts.Episode.DelaySeconds) < edge)
            edge = cut.AddSeconds(-facts.Episode.DelaySeconds);
        return db.Set<CommentRow>().Where(c => c.EpisodeId == facts.Id && c.State == CommentState.Passed && c.Seq != null && c.ShownAt <= edge);
    }
}
