using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Lane;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Moderation.Flood;
using Portal.Moderation.Reports;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Rooms.Chat.Report;

/// <summary>举报: POST /rooms/SLUG/NUMBER/report with <c>seq</c> and <c>reason</c>; goes to the moderators' lane.</summary>
internal static class ReportEndpoint
{
    private static readonly FloodRule Often = new("report", 10, 100, TimeSpan.FromMinutes(10));

    public static void MapReport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/rooms/{slug}/{number:int}/report", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string slug,
        int number,
        HttpContext http,
        PortalStore store,
        IReports reports,
        IFloodGate flood,
        ISignals signals,
        ICurrentUser users,
        IStringLocalizer<RoomsTexts> t,
        CancellationToken ct)
    {
        var user = await users.ReadAsync(ct);
        if (await SmallForm.ReadAsync(http, ct) is not { } form)
            return Refused.Json(new Refusal(RefusalKind.TooLarge, t["report.reason-missing"], "reason"));
        var (kind, more) = (CommentText.Clean(form["kind"].ToString()), CommentText.Clean(form["reason"].ToString()));
        var reason = kind.Length > 0 && more.Length > 0 ? t["report.reason", kind, more].Value : kind + more;
        if (flood.Check(Often, user, http) is { } tooOften)
            return Refused.Json(tooOften);
        if (!long.TryParse(form["seq"], out var seq) || reason.Length is 0 or > 200)
            return Refused.Json(new Refusal(RefusalKind.Invalid, t["report.reason-missing"], "reason"));
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, slug, number, ct) is not { } facts
            || await FindAsync(db, facts.Id, seq, ct) is not { } comment)
            return Refused.Json(new Refusal(RefusalKind.NotFound, t["report.gone"]));
        var excerpt = comment.Text.Length > 300 ? comment.Text[..300] : comment.Text;
        var filed = await reports.FileAsync(user, new ReportRequest($"comment:{comment.Id}", facts.Room.PlaceId, $"{facts.Address}#c{seq}", excerpt, reason), ct);
        if (!filed.IsDone)
            return Refused.Json(filed.Refusal);
        await store.WriteAsync(
            write => write.Set<CommentRow>().Where(c => c.Id == comment.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Reports, c => c.Reports + 1), ct),
            ct);
        await signals.RaiseAsync(EpisodeLog.Topic(facts.Id), ct);
        await signals.RaiseAsync(IModerationLane.Topic, ct);
        return http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? Results.Json(new { message = t["report.thanks"].Value })
            : new SeeOther($"{facts.Address}?said=reported#say");
    }

    private static Task<CommentRow?> FindAsync(PortalDb db, Guid episodeId, long seq, CancellationToken ct) =>
        db.Set<CommentRow>().SingleOrDefaultAsync(c => c.EpisodeId == episodeId && c.Seq == seq && c.State == CommentState.Passed, ct);
}
