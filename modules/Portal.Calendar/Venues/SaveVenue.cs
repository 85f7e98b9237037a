using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Plan;
using Portal.Calendar.Texts;
using Portal.Content.Media;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.Venues;

/// <summary>Writes a venue down or changes it. Activities that take place there follow: name, address and telephone are the venue's.</summary>
internal sealed class SaveVenue(PortalStore store, CalendarPages pages, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    public async Task<Outcome<Guid>> HandleAsync(CurrentUser user, VenueForm form, CancellationToken ct = default)
    {
        if (Check(form) is { } bad)
            return bad;
        try
        {
            var outcome = await store.WriteAsync(db => SaveAsync(db, user, form, ct), ct);
            if (outcome.IsDone)
                await pages.EvictAllAsync(ct);
            return outcome;
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || lost.IsDuplicate())
        {
            return new Refusal(RefusalKind.Conflict, texts["venue.conflict"], "name");
        }
    }

    private async Task<Outcome<Guid>> SaveAsync(PortalDb db, CurrentUser user, VenueForm form, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var allowed = db.PlacesOf(user, CalendarPermissions.Plan);
        if (!await allowed.ContainsAsync(form.PlaceId, ct))
            return new Refusal(RefusalKind.Forbidden, texts["plan.forbidden"], "place");
        var row = await db.Set<VenueRow>().AsTracking().SingleOrDefaultAsync(v => v.Id == form.Id, ct);
        if (row is null ? form.Version > 0 : row.Version != form.Version || !await allowed.ContainsAsync(row.PlaceId, ct))
            return new Refusal(RefusalKind.Conflict, texts["plan.conflict"]);
        if (form.PictureId is { } picture && !await db.Set<MediaRow>().AnyAsync(m => m.Id == picture && m.Kind == MediaKind.Picture && allowed.Contains(m.PlaceId), ct))
            return new Refusal(RefusalKind.NotFound, texts["picture.bad"], "picture");
        if (row is null)
            db.Add(row = new VenueRow { Id = form.Id, Name = "" });
        (row.PlaceId, row.Name, row.Address, row.Phone) = (form.PlaceId, form.Name.Trim(), form.Address.Trim(), form.Phone.Trim());
        (row.Words, row.PictureId, row.IsClosed) = (form.Words.Trim(), form.PictureId, form.IsClosed);
        (row.ChangedAt, row.Version) = (now, row.Version + 1);
        foreach (var activity in await db.Set<ActivityRow>().AsTracking().Where(a => a.VenueId == row.Id).ToListAsync(ct))
            (activity.Venue, activity.Address, activity.Phone) = (row.Name, row.Address, row.Phone);
        db.Audit(user, now, "calendar.venue", $"venue:{row.Id}", row.PlaceId, row.Name);
        return row.Id;
    }

    private Refusal? Check(VenueForm form)
    {
        if (form.Name.Trim() is not { Length: > 0 and <= 40 })
            return new Refusal(RefusalKind.Invalid, texts["plan.venue.bad"], "name");
        if (form.Address.Length > 80)
            return new Refusal(RefusalKind.Invalid, texts["plan.long.bad", 80], "address");
        if (form.Words.Length > 200)
            return new Refusal(RefusalKind.Invalid, texts["plan.long.bad", 200], "words");
        return ActivityRules.IsPhone(form.Phone) ? null : new Refusal(RefusalKind.Invalid, texts["plan.phone.bad"], "phone");
    }
}
