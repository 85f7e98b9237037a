using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Calendar.After.Rate;
using Portal.Calendar.Register.Offer;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Moderation.Flood;

namespace Portal.Calendar.Register;

internal static class RegisterEndpoints
{
    private const int MaxBytes = 8 * 1024;

    private static readonly FloodRule Rule = new("register", PerPerson: 20, PerAddress: 400, TimeSpan.FromMinutes(10));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublicForm("/calendar/activity/{id:guid}", RegisterAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        endpoints.MapPublicForm("/calendar/registration/{id:guid}", ChangeAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
    }

    private static async Task<IResult> RegisterAsync(
        HttpContext http, ICurrentUser me, IFloodGate flood, RegisterForOccurrence register, [FromForm] Guid? occurrence, [FromForm] string? name, [FromForm] string? phone, [FromForm] int? seats)
    {
        var user = await me.ReadAsync(http.RequestAborted);
        if (flood.Check(Rule, user, http) is { } tooMany)
            return await FormAgain.PageAsync(http, tooMany);
        var outcome = await register.HandleAsync(
            user, new RegisterRequest(occurrence ?? default, name ?? "", phone ?? "", seats ?? 1), http.RequestAborted);
        if (!outcome.IsDone)
            return await FormAgain.PageAsync(http, outcome.Refusal);
        var address = $"/calendar/registration/{outcome.Value.Id}?k={outcome.Value.Key}";
        return WantsJson(http) ? Results.Json(new { outcome.Value.Id, outcome.Value.State, Address = address }) : SeeOther(http, address);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, Guid id, ICurrentUser me, CancelRegistration cancel, TakeOffer take, RateOccurrence rate,
        [FromForm] string? k, [FromForm(Name = "do")] string? verb, [FromForm] int? face, [FromForm] string? words)
    {
        var user = await me.ReadAsync(http.RequestAborted);
        var outcome = verb switch
        {
            "take" => await take.HandleAsync(user, id, k, http.RequestAborted),
            "rate" => await rate.HandleAsync(user, id, k, face ?? 0, words ?? "", http.RequestAborted),
            _ => await cancel.HandleAsync(user, id, k, http.RequestAborted),
        };
        if (!outcome.IsDone)
            return await FormAgain.PageAsync(http, outcome.Refusal);
        return WantsJson(http) ? Results.NoContent() : SeeOther(http, $"/calendar/registration/{id}" + (k is { Length: > 0 } ? $"?k={Uri.EscapeDataString(k)}" : ""));
    }

    private static bool WantsJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    private static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        http.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
