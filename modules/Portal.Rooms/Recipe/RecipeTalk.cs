using Portal.Rooms.Ask;
using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Storage.Database;

namespace Portal.Rooms.Recipe;

/// <summary>
/// What was said in an episode of a recipe: <c>comments</c> in the order in which they were said, ten seconds apart and
/// the last of them just now, <c>replyTo</c> counting them from 1; and an <c>invitation</c> on screen, whose <c>answers</c>
/// were said before.
/// </summary>
internal static class RecipeTalk
{
    private const int SecondsApart = 10;

    /// <summary>Adds them, and returns the head of the episode's log.</summary>
    public static LogHeadRow Add(PortalDb db, EpisodeRow episode, EpisodeEntry entry, DateTime now)
    {
        var head = new LogHeadRow { EpisodeId = episode.Id };
        if (entry.Invitation is { } asked)
        {
            db.Add(new InvitationRow { EpisodeId = episode.Id, Number = 1, Question = asked.Question, Example = asked.Example, At = now });
            head.Invitation = 1;
        }

        var said = (entry.Invitation?.Answers ?? []).Select(a => (Entry: a, Invitation: (int?)1)).Concat((entry.Comments ?? []).Select(c => (Entry: c, Invitation: (int?)null))).ToList();
        List<CommentRow> comments = [];
        foreach (var (one, invitation) in said)
        {
            var at = now.AddSeconds((comments.Count - said.Count) * SecondsApart);
            comments.Add(new CommentRow
            {
                Id = Guid.CreateVersion7(at),
                EpisodeId = episode.Id,
                Seq = ++head.Last,
                Name = one.Name,
                Text = one.Text,
                Region = one.Region,
                ByStaff = one.Staff,
                Invitation = invitation,
                ReplyToId = one.ReplyTo is { } seq ? comments[(entry.Invitation?.Answers.Count ?? 0) + seq - 1].Id : null,
                At = at,
                ShownAt = at,
            });
        }

        db.AddRange(comments);
        return head;
    }
}

internal sealed record InvitationEntry(string Question, string Example, IReadOnlyList<CommentEntry> Answers);

internal sealed record CommentEntry(string Name, string Text, string? Region = null, bool Staff = false, int? ReplyTo = null);
