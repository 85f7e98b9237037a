using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Calendar.CheckIn.Come;
using Portal.Calendar.CheckIn.Door;
using Portal.Calendar.CheckIn.List;
using Portal.Calendar.Register.Offer;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Moderation.Flood;

namespace Portal.Calendar.CheckIn;

internal static class CheckInEndpoints
{
    private const int MaxBytes = 64 * 1024;

    // Everybody at a station stands behind one address.
    private static readonly FloodRule Rule = new("check-in", PerPerson: 20, PerAddress: 1500, TimeSpan.FromMinutes(10));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/calendar/door/{id:guid}/now", DoorAsync);
        endpoints.MapPublicForm("/come/{code}", ComeAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        endpoints.MapPublicForm("/calendar/list/{id:guid}", MarkAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        endpoints.MapPublicForm("/calendar/list/{id:guid}/marks", MarksAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
    }

    private static async Task<IResult> DoorAsync(HttpContext http, Guid id, string? k, ICurrentUser me, ReadDoor read, DoorCodes codes, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await read.FindAsync(await me.ReadAsync(http.RequestAborted), id, k, http.RequestAborted) is not { } door)
            return Results.NotFound();
        var open = CheckInHours.IsOpen(door.Occurrence, clock.UtcNow());
        return Results.Json(new
        {
            code = open ? QrPicture.Data($"{http.Request.Scheme}://{http.Request.Host}/come/{codes.Draw(id)}") : null,
            left = codes.Left,
            came = door.Came,
            open,
        });
    }

    private static async Task<IResult> ComeAsync(
        HttpContext http, string code, ICurrentUser me, IFloodGate flood, CheckInAtDoor door, [FromForm] string? pass, [FromForm] string? phone, [FromForm] string? name)
    {
        var user = await me.ReadAsync(http.RequestAborted);
        if (flood.Check(Rule, user, http) is { } tooMany)
            return await FormAgain.PageAsync(http, tooMany);
        var outcome = await door.HandleAsync(user, new ComeRequest(pass ?? "", phone ?? "", name ?? ""), http.RequestAborted);
        return outcome.IsDone ? SeeOther(http, $"/come/{Uri.EscapeDataString(code)}?a={outcome.Value}") : await FormAgain.PageAsync(http, outcome.Refusal);
    }

    // Without script: one note, now.
    private static async Task<IResult> MarkAsync(
        HttpContext http, Guid id, ICurrentUser me, MarkAttendance marks, TakeOffer take, TimeProvider clock,
        [FromForm] Guid? registration, [FromForm] Guid? guest, [FromForm] string? code, [FromForm] string? name, [FromForm] string? what, [FromForm] int? seats)
    {
        var user = await me.ReadAsync(http.RequestAborted);
        if (what == "take")
        {
            var taken = await take.HandleAsync(user, registration ?? default, null, http.RequestAborted);
            return taken.IsDone ? SeeOther(http, $"/calendar/list/{id}") : await FormAgain.PageAsync(http, taken.Refusal);
        }
        var mark = new Mark(guest ?? Guid.CreateVersion7(clock.GetUtcNow()), registration, string.IsNullOrEmpty(code) ? null : code, name, what ?? "here", seats ?? 1, 0);
        var outcome = await marks.HandleAsync(user, id, [mark], http.RequestAborted);
        var problem = outcome.Refusal ?? (outcome.Value![0].Problem is { } said ? new Refusal(RefusalKind.Invalid, said) : null);
        return problem is null ? SeeOther(http, $"/calendar/list/{id}") : await FormAgain.PageAsync(http, problem);
    }

    private static async Task<IResult> MarksAsync(HttpContext http, Guid id, ICurrentUser me, MarkAttendance marks, [FromBody] IReadOnlyList<Mark> sent)
    {
        var outcome = await marks.HandleAsync(await me.ReadAsync(http.RequestAborted), id, sent, http.RequestAborted);
        return outcome.IsDone ? Results.Json(outcome.Value) : Refused.Json(outcome.Refusal);
    }

    private static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        http.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
