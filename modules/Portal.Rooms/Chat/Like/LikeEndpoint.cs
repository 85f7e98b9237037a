using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Likes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Moderation.Flood;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Like;

/// <summary>
/// 点赞: POST /rooms/SLUG/NUMBER/like, with <c>seq</c> for a comment, else the episode; <c>on</c> (true, false) says what shall
/// hold, without it the like changes. A script gets JSON (<c>count mine</c>), a browser without script the page again.
/// </summary>
internal static class LikeEndpoint
{
    public const string Episode = "episode";
    public const string Comment = "comment";
    private static readonly FloodRule Often = new("like", 60, 6000, TimeSpan.FromMinutes(1));

    public static void MapLike(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/rooms/{slug}/{number:int}/like", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string slug, int number, HttpContext http, PortalStore store, ILikes likes, IFloodGate flood, ICurrentUser users, IStringLocalizer<RoomsTexts> t, CancellationToken ct)
    {
        var user = await users.ReadAsync(ct);
        if (flood.Check(Often, user, http) is { } tooOften)
            return Refused.Json(tooOften);
        if (await SmallForm.ReadAsync(http, ct) is not { } form)
            return Refused.Json(new Refusal(RefusalKind.TooLarge, t["report.gone"]));
        var seq = form["seq"].ToString();
        await using var db = store.Open();
        if (await FindAsync(db, slug, number, seq, ct) is not { } subject)
            return Refused.Json(new Refusal(RefusalKind.NotFound, t["report.gone"]));
        var wanted = bool.TryParse(form["on"], out var on) ? on : !(await likes.MineAsync(user, subject.Kind, [subject.Id], ct)).Contains(subject.Id);
        var outcome = await likes.SetAsync(user, subject, wanted, ct);
        if (!outcome.IsDone)
            return Refused.Json(outcome.Refusal);
        return http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? Results.Json(new { count = outcome.Value.Count, mine = outcome.Value.IsMine })
            : new SeeOther(EpisodeAddress.Of(slug, number) + (seq.Length == 0 ? "#likes" : $"#c{seq}"));
    }

    // What is not public has no heart to press.
    private static async Task<LikeSubject?> FindAsync(PortalDb db, string slug, int number, string seq, CancellationToken ct)
    {
        if (await EpisodeFacts.FindAsync(db, slug, number, ct) is not { Episode.State: not EpisodeState.Cancelled } facts)
            return null;
        if (seq.Length == 0)
            return new LikeSubject(Episode, facts.Id, facts.Id);
        if (!long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var target))
            return null;
        var comment = await db.Set<CommentRow>()
            .Where(c => c.EpisodeId == facts.Id && c.Seq == target && c.State == CommentState.Passed)
            .Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        return comment is { } id ? new LikeSubject(Comment, id, facts.Id) : null;
    }
}
