using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Lane;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Moderation.Flood;
using Portal.Moderation.Reports;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Requests.Topics.Report;

/// <summary>举报: POST /orders/NUMBER/report with <c>reason</c>; what is public of an order goes to the moderators' lane.</summary>
internal static class ReportOrder
{
    private const int MaxReason = 200;

    private static readonly FloodRule Often = new("report", 10, 100, TimeSpan.FromMinutes(10));

    public static async Task<IResult> HandleAsync(
        string number,
        HttpContext http,
        PortalStore store,
        IReports reports,
        IFloodGate flood,
        ISignals signals,
        ICurrentUser current,
        IStringLocalizer<RequestsTexts> texts,
        CancellationToken ct)
    {
        var user = await current.ReadAsync(ct);
        user = user with { Device = user.Device ?? Device.Ensure(http) };
        if (flood.Check(Often, user, http) is { } often)
            return await FormAgain.PageAsync(http, often);
        var reason = (await http.Request.ReadFormAsync(ct))["reason"].ToString().Trim();
        if (reason.Length is 0 or > MaxReason)
            return await FormAgain.PageAsync(http, new Refusal(RefusalKind.Invalid, texts["report.reason-wrong", MaxReason], "reason"));
        await using var db = store.Open();
        var row = await db.Set<OrderRow>().Where(PublicOrders.Visible).SingleOrDefaultAsync(o => o.Number == number, ct);
        if (row is null)
            return await FormAgain.PageAsync(http, new Refusal(RefusalKind.NotFound, texts["no.order"]));
        var filed = await reports.FileAsync(user, new ReportRequest($"order:{row.Id}", row.PlaceId, $"/orders/{row.Number}", row.Title, reason), ct);
        if (!filed.IsDone)
            return await FormAgain.PageAsync(http, filed.Refusal);
        await signals.RaiseAsync(IModerationLane.Topic, ct);
        return http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? Results.Json(new { message = texts["report.thanks"].Value })
            : new SeeOther($"/orders/{row.Number}?said=reported");
    }
}
