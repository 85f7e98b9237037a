using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Storage.Database;

namespace Portal.Accounts.Privacy;

/// <summary>A version to read. <paramref name="At"/> is null for the text that the portal comes with.</summary>
internal sealed record PrivacyNotice(int Version, string Text, DateTime? At);

/// <summary>The privacy notice, all its versions, and who agreed to which.</summary>
internal sealed class PrivacyNotices(PortalStore store, TimeProvider clock, IStringLocalizer<AccountsTexts> t, IPageCache? cache = null)
{
    public const string Tag = "privacy";

    /// <summary>The newest version; until an administrator writes one, the text that the portal comes with, as version 1.</summary>
    public async Task<PrivacyNotice> CurrentAsync(CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await CurrentAsync(db, ct);
    }

    public async Task<PrivacyNotice?> FindAsync(int version, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var row = await db.Set<PrivacyNoticeRow>().SingleOrDefaultAsync(n => n.Version == version, ct);
        return row is not null ? new PrivacyNotice(row.Version, row.Text, row.At) : version == 1 ? Shipped() : null;
    }

    /// <summary>Publishes a new version. Registered people are asked to agree when they next open 我的.</summary>
    public async Task<Outcome<Done>> PublishAsync(CurrentUser who, string text, CancellationToken ct = default)
    {
        if (Check(text) is { } wrong)
            return wrong;
        var outcome = await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            async db =>
            {
                if (!await RootAdministrators.IsAsync(db, who, AccountsPermissions.Site, ct))
                    return (Outcome<Done>)new Refusal(RefusalKind.Forbidden, t["site.forbidden"]);
                var current = await CurrentAsync(db, ct);
                if (current.Text == text)
                    return Done.Instance;
                var now = clock.UtcNow();
                db.Add(new PrivacyNoticeRow { Version = current.Version + 1, Text = text, At = now, PersonId = who.Id });
                db.Audit(who, now, "accounts.privacy-published", $"privacy:{current.Version + 1}");
                return Done.Instance;
            },
            ct);
        if (outcome.IsDone && cache is not null)
            await cache.EvictAsync([Tag], ct);
        return outcome;
    }

    /// <summary>Keeps that a person agreed, in this transaction. Agreeing again changes nothing.</summary>
    public static async Task AgreeAsync(PortalDb db, Guid personId, int version, DateTime at, CancellationToken ct)
    {
        if (!await db.Set<ConsentRow>().AnyAsync(c => c.PersonId == personId && c.Version == version, ct))
            db.Add(new ConsentRow { PersonId = personId, Version = version, At = at });
    }

    /// <summary>Whether a person agreed to the newest version.</summary>
    public async Task<bool> HasAgreedAsync(Guid personId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var current = await CurrentAsync(db, ct);
        return await db.Set<ConsentRow>().AnyAsync(c => c.PersonId == personId && c.Version == current.Version, ct);
    }

    public Refusal? Check(string? text) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal(RefusalKind.Invalid, t["privacy.empty"], "privacy")
        : text.Length > PrivacyNoticeRow.MaxText ? new Refusal(RefusalKind.TooLarge, t["site.line.long", PrivacyNoticeRow.MaxText], "privacy")
        : null;

    public async Task<PrivacyNotice> CurrentAsync(PortalDb db, CancellationToken ct)
    {
        var row = await db.Set<PrivacyNoticeRow>().OrderByDescending(n => n.Version).FirstOrDefaultAsync(ct);
        return row is null ? Shipped() : new PrivacyNotice(row.Version, row.Text, row.At);
    }

    private PrivacyNotice Shipped() => new(1, t["privacy.shipped"], null);
}
