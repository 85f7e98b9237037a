using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Moderation.Texts;
using Portal.Storage.Database;

namespace Portal.Moderation.Mutes;

/// <summary>Mutes as rows; asked once per text that somebody sends.</summary>
internal sealed class Mutes(PortalStore store, TimeProvider clock, IStringLocalizer<ModerationTexts> texts) : IMutes
{
    public async ValueTask<Mute?> FindAsync(CurrentUser user, string placePath, string? scope, CancellationToken ct = default)
    {
        string[] who = [.. Names(user.Id, user.Device)];
        if (who.Length == 0)
            return null;
        var now = clock.UtcNow();
        await using var db = store.Open();
        return await db.Set<MuteRow>()
            .Where(m => who.Contains(m.Who) && (m.Until == null || m.Until > now) && (m.Scope == "" || m.Scope == scope))
            .Where(m => db.Set<PlaceRow>().Any(p => p.Id == m.PlaceId && placePath.StartsWith(p.Path)))
            .OrderByDescending(m => m.Until == null).ThenByDescending(m => m.Until)
            .Select(m => new Mute(m.Id, m.Until, m.Reason))
            .FirstOrDefaultAsync(ct);
    }

    public Task<Outcome<Mute>> MuteAsync(CurrentUser moderator, MuteRequest request, CancellationToken ct = default)
    {
        if (Names(request.PersonId, request.Device).Take(2).ToList() is not [{ Length: <= 80 } who])
            return Refuse(RefusalKind.Invalid, "mute.whom");
        if (request.Reason.Trim() is not { Length: > 0 and <= 200 } reason)
            return Refuse(RefusalKind.Invalid, "mute.reason");
        if (request.For is { } length && (length <= TimeSpan.Zero || length > TimeSpan.FromDays(3650)))
            return Refuse(RefusalKind.Invalid, "mute.length");
        return request.Scope is { Length: > 100 }
            ? Refuse(RefusalKind.Invalid, "mute.whom")
            : store.WriteAsync(db => MuteAsync(db, moderator, request, who, reason, ct), ct);
    }

    public Task<Outcome<Done>> UnmuteAsync(CurrentUser moderator, Guid muteId, CancellationToken ct = default) =>
        store.WriteAsync<Outcome<Done>>(
            async db =>
            {
                var row = await db.Set<MuteRow>()
                    .SingleOrDefaultAsync(m => m.Id == muteId && db.PlacesOf(moderator, ModerationPermissions.Moderate).Contains(m.PlaceId), ct);
                if (row is null)
                    return new Refusal(RefusalKind.NotFound, texts["mute.gone"]);
                db.Remove(row);
                db.Audit(moderator, clock.UtcNow(), "moderation.unmute", $"mute:{muteId}", row.PlaceId);
                return Done.Instance;
            },
            ct);

    private async Task<Outcome<Mute>> MuteAsync(
        PortalDb db, CurrentUser moderator, MuteRequest request, string who, string reason, CancellationToken ct)
    {
        if (!await db.PlacesOf(moderator, ModerationPermissions.Moderate).ContainsAsync(request.PlaceId, ct))
            return new Refusal(RefusalKind.Forbidden, texts["mute.forbidden"]);
        if (request.PersonId is { } own && own == moderator.Id)
            return new Refusal(RefusalKind.Invalid, texts["mute.self"]);
        var now = clock.UtcNow();
        var scope = request.Scope ?? "";
        var row = await db.Set<MuteRow>().AsTracking().SingleOrDefaultAsync(m => m.Who == who && m.PlaceId == request.PlaceId && m.Scope == scope, ct);
        if (row is null)
            db.Add(row = new MuteRow { Id = Guid.CreateVersion7(now), Who = who, PlaceId = request.PlaceId, Scope = scope, Reason = reason });
        (row.At, row.Until, row.Reason, row.ById) = (now, request.For is { } length ? now + length : null, reason, moderator.Id);
        db.Audit(moderator, now, "moderation.mute", $"mute:{row.Id}", request.PlaceId, reason);
        return new Mute(row.Id, row.Until, row.Reason);
    }

    private Task<Outcome<Mute>> Refuse(RefusalKind kind, string key) =>
        Task.FromResult<Outcome<Mute>>(new Refusal(kind, texts[key]));

    private static IEnumerable<string> Names(Guid? personId, string? device)
    {
        if (personId is { } id)
            yield return $"p:{id}";
        if (!string.IsNullOrEmpty(device))
            yield return $"d:{device}";
    }
}
