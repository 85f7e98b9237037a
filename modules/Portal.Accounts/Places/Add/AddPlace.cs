using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Places.Add;

/// <summary>A new place below another.</summary>
/// <param name="ParentId">Below which.</param>
/// <param name="Slug">See <see cref="Place.Slug"/>; at most 40 characters; cannot be changed later, for addresses hold it.</param>
/// <param name="Name">1–60 characters.</param>
/// <param name="Level">Lower than the parent's.</param>
/// <param name="Phone">The office's public number, or null.</param>
internal sealed record NewPlace(Guid ParentId, string Slug, string Name, PlaceLevel Level, string? Phone);

internal sealed class AddPlace(PlaceCommands commands, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public async Task<Outcome<Place>> HandleAsync(CurrentUser who, NewPlace wanted, CancellationToken ct = default)
    {
        if (!PlaceRules.IsSlug(wanted.Slug))
            return new Refusal(RefusalKind.Invalid, t["places.slug.wrong"], "slug");
        if (PlaceRules.CheckNameAndPhone(t, wanted.Name, wanted.Phone) is { } wrong)
            return wrong;
        return await commands.ChangeAsync(db => AddAsync(db, who, wanted, ct), ct);
    }

    private async Task<Outcome<PlaceRow>> AddAsync(PortalDb db, CurrentUser who, NewPlace wanted, CancellationToken ct)
    {
        if (await PlaceCommands.FindAsync(db, wanted.ParentId, ct) is not { } parent)
            return commands.NotFound();
        if (PlaceRules.CheckPermission(t, who, parent.Path) is { } forbidden)
            return forbidden;
        if (!PlaceRules.MayStandBelow(wanted.Level, parent.Level))
            return new Refusal(RefusalKind.Invalid, t["places.level.wrong"], "level");
        var path = $"{parent.Path}{wanted.Slug}/";
        if (await db.Set<PlaceRow>().AnyAsync(p => p.Path == path, ct))
            return new Refusal(RefusalKind.Conflict, t["places.slug.taken"], "slug");

        parent.Version++;
        var now = clock.UtcNow();
        var row = new PlaceRow
        {
            Id = Guid.CreateVersion7(now),
            Path = path,
            Slug = wanted.Slug,
            Name = wanted.Name.Trim(),
            SortKey = Pinyin.SortKey(wanted.Name),
            Level = wanted.Level,
            ParentId = parent.Id,
            Phone = string.IsNullOrWhiteSpace(wanted.Phone) ? null : wanted.Phone.Trim(),
        };
        db.Add(row);
        db.Audit(who, now, "accounts.place-added", $"place:{row.Id}", row.Id, row.Name);
        return row;
    }
}
