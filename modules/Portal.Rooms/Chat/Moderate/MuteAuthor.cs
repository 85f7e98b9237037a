using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Moderation.Mutes;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>How long and where somebody may not speak.</summary>
internal enum MuteSpan
{
    /// <summary>Ten minutes, in the whole place.</summary>
    TenMinutes,

    /// <summary>An hour, in the whole place.</summary>
    Hour,

    /// <summary>This episode.</summary>
    Episode,

    /// <summary>A week, in the whole place.</summary>
    Week,

    /// <summary>In the whole place, until taken back.</summary>
    Forever,
}

/// <summary>禁言: mutes whoever wrote a comment, by account, else by browser.</summary>
internal sealed class MuteAuthor(PortalStore store, IMutes mutes, IStringLocalizer<RoomsTexts> t)
{
    public async Task<Outcome<Mute>> HandleAsync(CurrentUser moderator, Guid commentId, MuteSpan span, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await CommentFacts.FindAsync(db, commentId, ct) is not { } facts)
            return new Refusal(RefusalKind.NotFound, t["lane.gone"]);
        if (!moderator.May(RoomPermissions.Moderate, facts.PlacePath))
            return new Refusal(RefusalKind.Forbidden, t["lane.forbidden"]);
        var comment = facts.Comment;
        if (comment.PersonId is null && comment.Device is null)
            return new Refusal(RefusalKind.Conflict, t["lane.nobody-to-mute"]);
        var request = new MuteRequest(
            comment.PersonId,
            comment.PersonId is null ? comment.Device : null,
            facts.PlaceId,
            span == MuteSpan.Episode ? EpisodeScope.Of(comment.EpisodeId) : null,
            LengthOf(span),
            t["lane.mute-reason", comment.Name, comment.Text.Length > 60 ? comment.Text[..60] : comment.Text]);
        return await mutes.MuteAsync(moderator, request, ct);
    }

    private static TimeSpan? LengthOf(MuteSpan span) => span switch
    {
        MuteSpan.TenMinutes => TimeSpan.FromMinutes(10),
        MuteSpan.Hour => TimeSpan.FromHours(1),
        MuteSpan.Week => TimeSpan.FromDays(7),
        _ => null,
    };
}
