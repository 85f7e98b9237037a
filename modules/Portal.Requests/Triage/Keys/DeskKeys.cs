using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Requests.Texts;
using Portal.Storage.Database;

namespace Portal.Requests.Triage.Keys;

/// <summary>Reads and lays the keys of a person. They are nobody else's business, so there is no other permission.</summary>
internal sealed class DeskKeys(PortalStore store, IStringLocalizer<RequestsTexts> texts)
{
    public async Task<KeyMap> ReadAsync(CurrentUser user, CancellationToken ct)
    {
        await using var db = store.Open();
        var kept = await db.Set<KeysRow>().Where(k => k.PersonId == user.Id).Select(k => k.Keys).SingleOrDefaultAsync(ct);
        return kept is null ? KeyMap.Standard : KeyMap.FromJson(kept);
    }

    /// <summary>Lays an action on another key.</summary>
    public async Task<Outcome<KeyMap>> LayAsync(CurrentUser user, string action, string written, CancellationToken ct)
    {
        if (user is not { Id: { } person, IsStaff: true })
            return new Refusal(RefusalKind.Forbidden, texts["no.hat"]);
        if (KeyMap.Normal(written) is not { } key)
            return new Refusal(RefusalKind.Invalid, texts["keys.wrong"]);
        var now = await ReadAsync(user, ct);
        if (now.With(action, key) is not { } then)
            return new Refusal(RefusalKind.Conflict, texts["keys.taken", key]);
        await KeepAsync(person, then, ct);
        return then;
    }

    /// <summary>Back to the usual keys.</summary>
    public Task ForgetAsync(CurrentUser user, CancellationToken ct) =>
        store.WriteAsync(db => db.Set<KeysRow>().Where(k => k.PersonId == user.Id).ExecuteDeleteAsync(ct), ct);

    private Task KeepAsync(Guid person, KeyMap map, CancellationToken ct) => store.WriteAsync(
        async db =>
        {
            if (await db.Set<KeysRow>().AsTracking().SingleOrDefaultAsync(k => k.PersonId == person, ct) is { } row)
                row.Keys = map.ToJson();
            else
                db.Add(new KeysRow { PersonId = person, Keys = map.ToJson() });
        },
        ct);
}
