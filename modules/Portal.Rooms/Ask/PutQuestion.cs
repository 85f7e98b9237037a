using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Chat;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Ask;

/// <summary>
/// 话题征集: puts a question on every viewer's screen, or takes it off. One question at a time; the walls of earlier ones stay
/// with the episode, and one may be put up again.
/// </summary>
internal sealed class PutQuestion(PortalStore store, ISignals signals, IPageCache pages, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>Questions of an episode.</summary>
    public const int Most = 12;

    /// <summary>Longest question.</summary>
    public const int MaxQuestion = 40;

    /// <summary>Longest example.</summary>
    public const int MaxExample = 60;

    /// <summary>Asks something new.</summary>
    public async Task<Outcome<Done>> AskAsync(CurrentUser user, Guid episodeId, string? question, string? example, CancellationToken ct)
    {
        var asked = CommentText.Clean(question ?? "");
        var hint = CommentText.Clean(example ?? "");
        if (asked.Length is 0 or > MaxQuestion)
            return new Refusal(RefusalKind.Invalid, t["ask.question-wrong", MaxQuestion], "question");
        if (hint.Length > MaxExample)
            return new Refusal(RefusalKind.Invalid, t["ask.example-wrong", MaxExample], "example");
        return await ChangeAsync(
            user,
            episodeId,
            async (db, head) =>
            {
                var last = await db.Set<InvitationRow>().Where(i => i.EpisodeId == episodeId).MaxAsync(i => (int?)i.Number, ct) ?? 0;
                if (last >= Most)
                    return new Refusal(RefusalKind.Conflict, t["ask.too-many", Most]);
                db.Add(new InvitationRow { EpisodeId = episodeId, Number = last + 1, Question = asked, Example = hint, At = clock.UtcNow() });
                head.Invitation = last + 1;
                return asked;
            },
            ct);
    }

    /// <summary>Puts an earlier question on screen again.</summary>
    public Task<Outcome<Done>> ShowAsync(CurrentUser user, Guid episodeId, int number, CancellationToken ct) => ChangeAsync(
        user,
        episodeId,
        async (db, head) =>
        {
            if (await db.Set<InvitationRow>().SingleOrDefaultAsync(i => i.EpisodeId == episodeId && i.Number == number, ct) is not { } found)
                return new Refusal(RefusalKind.NotFound, t["ask.gone"]);
            head.Invitation = number;
            return found.Question;
        },
        ct);

    /// <summary>Takes this question off the screen; when another stands there by now nothing changes and the answer says so.</summary>
    public Task<Outcome<Done>> TakeOffAsync(CurrentUser user, Guid episodeId, int number, CancellationToken ct) => ChangeAsync(
        user,
        episodeId,
        (_, head) =>
        {
            if (head.Invitation != number)
                return Task.FromResult<Outcome<string>>(new Refusal(RefusalKind.Conflict, t["ask.changed"]));
            head.Invitation = null;
            return Task.FromResult<Outcome<string>>("-");
        },
        ct);

    private async Task<Outcome<Done>> ChangeAsync(
        CurrentUser user, Guid episodeId, Func<PortalDb, LogHeadRow, Task<Outcome<string>>> change, CancellationToken ct)
    {
        var outcome = await store.WriteAsync<Outcome<EpisodeFacts>>(
            async db =>
            {
                if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts)
                    return new Refusal(RefusalKind.NotFound, t["say.no-episode"]);
                if (!user.May(RoomPermissions.Direct, facts.PlacePath) && !user.May(RoomPermissions.Moderate, facts.PlacePath))
                    return new Refusal(RefusalKind.Forbidden, t["studio.forbidden"]);
                if (!facts.IsOpen)
                    return new Refusal(RefusalKind.Conflict, t["say.ended"]);

                // The number first: it locks the head, and two directors come one after the other.
                var seq = await EpisodeLog.TakeAsync(db, episodeId, 1, ct);
                var head = await db.Set<LogHeadRow>().AsTracking().SingleAsync(h => h.EpisodeId == episodeId, ct);
                var changed = await change(db, head);
                db.Add(new MarkRow { EpisodeId = episodeId, Seq = seq, Kind = MarkKind.Invite, Target = head.Invitation, At = clock.UtcNow() });
                if (!changed.IsDone)
                    return changed.Refusal;
                db.Audit(user, clock.UtcNow(), "rooms.invitation", $"episode:{episodeId}", facts.Room.PlaceId, changed.Value);
                return facts;
            },
            ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        await pages.EvictAsync([RoomTags.Episode(episodeId)], ct);
        await signals.RaiseAsync(EpisodeLog.Topic(episodeId), ct);
        return Done.Instance;
    }
}
