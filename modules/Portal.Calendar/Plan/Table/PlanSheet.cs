using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Agenda.Month;
using Portal.Calendar.Texts;
using Portal.Kit.People;
using Portal.Kit.Tables;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Plan.Table;

/// <summary>The plan of a month as a table that Excel opens, in the columns that <see cref="ImportPlan"/> reads.</summary>
internal sealed class PlanSheet(PortalStore store, IStringLocalizer<CalendarTexts> texts)
{
    private const int Most = 5_000;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/desk/activities/month/{month}/plan.xlsx", WriteAsync);

    /// <summary>The month's times at the places of this person, drafts included, by beginning.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Cell>>> RowsAsync(CurrentUser user, DateOnly first, CancellationToken ct = default)
    {
        var next = first.AddMonths(1);
        await using var db = store.Open();
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        var rows = await (
            from time in db.Set<OccurrenceRow>()
            join activity in db.Set<ActivityRow>() on time.ActivityId equals activity.Id
            join place in db.Set<PlaceRow>() on activity.PlaceId equals place.Id
            where allowed.Contains(activity.PlaceId) && time.Day >= first && time.Day < next && time.State != OccurrenceState.Cancelled
            orderby time.Starts
            select new { time, activity, place.Name }).Take(Most).ToListAsync(ct);
        return [.. rows.Select(r => (IReadOnlyList<Cell>)[.. PlanColumns.All.Select(c => Value(c, r.time, r.activity, r.Name))])];
    }

    private Cell Value(PlanColumn column, OccurrenceRow time, ActivityRow activity, string place) => column switch
    {
        PlanColumn.Day => Cell.Of(time.Day),
        PlanColumn.From => Cell.Of(Hour(time.Starts)),
        PlanColumn.To => Cell.Of(Hour(time.Ends)),
        PlanColumn.Title => Cell.Of(time.Title ?? activity.Title),
        PlanColumn.Theme => Cell.Of(texts[$"theme.{activity.Theme}"].Value),
        PlanColumn.Place => Cell.Of(place),
        PlanColumn.Venue => Cell.Of(time.Venue ?? activity.Venue),
        PlanColumn.Address => Cell.Of(activity.Address),
        PlanColumn.Phone => Cell.Of(activity.Phone),
        PlanColumn.Contact => Cell.Of(activity.Contact),
        PlanColumn.Organiser => Cell.Of(activity.Organiser),
        PlanColumn.Team => Cell.Of(activity.Team),
        PlanColumn.Speaker => Cell.Of(time.Speaker ?? activity.Speaker),
        PlanColumn.Audience => Cell.Of(activity.Audience),
        PlanColumn.Bring => Cell.Of(activity.Bring),
        PlanColumn.Registers => Cell.Of(activity.TakesRegistrations ? texts["table.yes"].Value.Split('|')[0] : ""),
        PlanColumn.Capacity => activity.TakesRegistrations ? Cell.Of(time.Capacity) : Cell.Empty,
        _ => Cell.Of(activity.Words),
    };

    private static string Hour(DateTime utc) => ChinaTime.ToLocal(utc).ToString("H:mm", CultureInfo.InvariantCulture);

    private static async Task WriteAsync(HttpContext http, string month, ICurrentUser me, PlanSheet plan, IStringLocalizer<CalendarTexts> texts, TimeProvider clock)
    {
        var user = await me.ReadAsync(http.RequestAborted);
        if (MonthDays.Read(month, clock.Today()) is not { } days || !user.MayAnywhere(CalendarPermissions.Plan))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var sheet = new Sheet(texts["plan.table"], PlanColumns.Heads(texts), await plan.RowsAsync(user, days.First, http.RequestAborted));
        http.Response.ContentType = ExcelWriter.ContentType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"plan-{MonthDays.Name(days.First)}.xlsx\"";
        await ExcelWriter.WriteAsync(http.Response.Body, [sheet], http.RequestAborted);
    }
}
