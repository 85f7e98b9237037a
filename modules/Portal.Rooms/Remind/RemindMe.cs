using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Remind;

/// <summary>提醒我: somebody who is signed in wants to be told before the episode starts. Without an account there is the calendar file.</summary>
internal sealed class RemindMe(PortalStore store, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    /// <summary>Asks to be told, or not any more; saying the same twice changes nothing.</summary>
    public async Task<Outcome<EpisodeFacts>> HandleAsync(CurrentUser user, string slug, int number, bool wanted, CancellationToken ct)
    {
        if (user.Id is not { } person)
            return new Refusal(RefusalKind.SignInNeeded, t["remind.sign-in"]);
        try
        {
            return await store.WriteAsync(db => WriteAsync(db, person, slug, number, wanted, ct), ct);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            // Pressed twice at once: the key kept one.
            return await store.WriteAsync(db => WriteAsync(db, person, slug, number, wanted, ct), ct);
        }
    }

    /// <summary>Whether this person asked.</summary>
    public async Task<bool> IsWantedAsync(CurrentUser user, Guid episodeId, CancellationToken ct)
    {
        if (user.Id is not { } person)
            return false;
        await using var db = store.Open();
        return await db.Set<ReminderRow>().AnyAsync(r => r.EpisodeId == episodeId && r.PersonId == person, ct);
    }

    private async Task<Outcome<EpisodeFacts>> WriteAsync(PortalDb db, Guid person, string slug, int number, bool wanted, CancellationToken ct)
    {
        if (await EpisodeFacts.FindAsync(db, slug, number, ct) is not { } facts)
            return new Refusal(RefusalKind.NotFound, t["say.no-episode"]);
        var mine = db.Set<ReminderRow>().Where(r => r.EpisodeId == facts.Id && r.PersonId == person);
        if (!wanted)
            await mine.ExecuteDeleteAsync(ct);
        else if (facts.Episode.State != EpisodeState.Announced)
            return new Refusal(RefusalKind.Conflict, t["remind.started"]);
        else if (!await mine.AnyAsync(ct))
            db.Add(new ReminderRow { EpisodeId = facts.Id, PersonId = person, At = clock.UtcNow() });
        return facts;
    }
}

/// <summary>POST /rooms/SLUG/NUMBER/remind, with <c>on=false</c> to take it back; returns to the page.</summary>
internal static class RemindEndpoint
{
    public static void MapRemind(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/rooms/{slug}/{number:int}/remind", HandleAsync);

    private static async Task<IResult> HandleAsync(string slug, int number, HttpContext http, RemindMe remind, ICurrentUser users, IStringLocalizer<RoomsTexts> t, CancellationToken ct)
    {
        var wanted = await SmallForm.ReadAsync(http, ct) is { } form && form["on"] != "false";
        var outcome = await remind.HandleAsync(await users.ReadAsync(ct), slug, number, wanted, ct);
        var address = EpisodeAddress.Of(slug, number);
        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
            return outcome.IsDone ? Results.Json(new { wanted, message = t[wanted ? "remind.done" : "remind.off"].Value }) : Refused.Json(outcome.Refusal);
        if (outcome.Refusal is { Kind: RefusalKind.SignInNeeded })
            return new SeeOther($"/sign-in?return={Uri.EscapeDataString(address)}");
        return outcome.IsDone ? new SeeOther($"{address}?said={(wanted ? "reminded" : "unreminded")}") : Refused.Json(outcome.Refusal);
    }
}
