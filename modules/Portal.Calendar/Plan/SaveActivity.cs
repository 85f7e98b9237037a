using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Calendar.Agenda;
using Portal.Calendar.Series;
using Portal.Calendar.Texts;
using Portal.Calendar.Venues;
using Portal.Calendar.Words;
using Portal.Content.Items;
using Portal.Content.Media;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Calendar.Plan;

/// <summary>
/// Makes or changes an activity, and adds times to it. Times that stand are moved or cancelled one by one. Venue, seats
/// and hours hold at once; changed words are public when they have passed their reviews, the old ones until then.
/// </summary>
internal sealed class SaveActivity(PortalStore store, CalendarPages pages, OfferWords words, TimeProvider clock, IStringLocalizer<CalendarTexts> texts)
{
    /// <param name="user">Who saves.</param>
    /// <param name="id">The activity; null for a new one.</param>
    /// <param name="form">What was filled in.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<SavedActivity>> HandleAsync(CurrentUser user, Guid? id, ActivityForm form, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        if (ActivityRules.Check(form, texts, now) is { } bad)
            return bad;
        if (id is null && form.Times.Count == 0)
            return new Refusal(RefusalKind.Invalid, texts["plan.times.none"], "times");
        var outcome = await store.WriteAsync(db => SaveAsync(db, user, id, form, now, ct), ct);
        if (!outcome.IsDone)
            return outcome.Refusal;
        var row = outcome.Value;
        await pages.EvictAsync(row.Id, ct);
        return await WordsAsync(user, row, form, ct);
    }

    private async Task<Outcome<ActivityRow>> SaveAsync(PortalDb db, CurrentUser user, Guid? id, ActivityForm form, DateTime now, CancellationToken ct)
    {
        if (!await db.PlacesOf(user, CalendarPermissions.Plan).ContainsAsync(form.PlaceId, ct))
            return new Refusal(RefusalKind.Forbidden, texts["plan.forbidden"], "place");
        var row = id is null
            ? new ActivityRow { Id = form.NewId, Title = "", Venue = "", At = now, ById = user.Id }
            : await db.OwnActivities(user).AsTracking().Include(a => a.Occurrences).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (row is null)
            return new Refusal(RefusalKind.NotFound, texts["plan.gone"]);
        var item = await db.Set<ItemRow>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == row.Id, ct);
        if (id is null ? await db.Set<ActivityRow>().AnyAsync(a => a.Id == row.Id, ct) : row.Version != form.Version || item?.LatestVersionId != form.WordsVersion)
            return new Refusal(RefusalKind.Conflict, texts["plan.conflict"]);
        if (form.PictureId is { } picture && picture != row.PictureId && !await MayShowAsync(db, user, item, picture, ct))
            return new Refusal(RefusalKind.NotFound, texts["picture.bad"], "picture");
        // A venue gives its own name, address and number; one that has gone leaves what was written.
        if (form.VenueId is { } chosen)
        {
            if (await db.Set<VenueRow>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == chosen, ct) is { } venue)
                (form.Venue, form.Address, form.Phone) = (venue.Name, venue.Address, venue.Phone);
            else
                form.VenueId = null;
        }
        var shown = row.IsPublished;
        if (shown)
            form.CopyFactsTo(row);
        else
            form.CopyTo(row);
        // Hidden at once; shown again only what has passed.
        row.IsPublished = form.IsPublished && (shown || (item?.PublishedVersionId is { } passed && passed == row.WordsVersionId && passed == item.LatestVersionId && ItemText.Of(await NewestAsync(db, passed, ct)) == form.Text));
        (row.ChangedAt, row.Version) = (now, row.Version + 1);
        if (id is null)
            db.Add(row);
        else if (item is not null && item.PlaceId != row.PlaceId)
            await db.Set<ItemRow>().Where(i => i.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.PlaceId, row.PlaceId), ct);
        AddTimes(db, row, form, now);
        db.Audit(user, now, id is null ? "calendar.add" : "calendar.change", $"activity:{row.Id}", row.PlaceId, row.Title);
        if (shown || row.IsPublished)
            db.Announce(new ItemPublished(ActivityContent.Key, row.Id, row.PlaceId, row.IsPublished));
        return row;
    }

    // From the libraries of one's own places, or as it stands in the newest words already.
    private static async Task<bool> MayShowAsync(PortalDb db, CurrentUser user, ItemRow? item, Guid picture, CancellationToken ct) =>
        (item is not null && (await NewestAsync(db, item.LatestVersionId, ct)).CoverId == picture)
        || await db.Set<MediaRow>().AnyAsync(m => m.Id == picture && m.Kind == MediaKind.Picture && db.PlacesOf(user, CalendarPermissions.Plan).Contains(m.PlaceId), ct);

    private static Task<VersionRow> NewestAsync(PortalDb db, Guid version, CancellationToken ct) => db.Set<VersionRow>().AsNoTracking().SingleAsync(v => v.Id == version, ct);

    private async Task<SavedActivity> WordsAsync(CurrentUser user, ActivityRow row, ActivityForm form, CancellationToken ct)
    {
        var same = row.IsPublished && ActivityContent.Of(row) == form.Text;
        // What stands in public word for word needs no second look, unless a newer version was begun meanwhile.
        if (same && (form.WordsVersion is null || form.WordsVersion == row.WordsVersionId))
            return new SavedActivity(row.Id, ItemState.Published, null);
        if (!form.IsPublished)
        {
            var kept = await words.KeepAsync(user, row.Id, form.Text, ct);
            // Who plans but does not write for the place keeps a draft for an editor.
            return new SavedActivity(row.Id, ItemState.Writing, kept is { Kind: not (RefusalKind.Forbidden or RefusalKind.NotFound) } ? kept : null);
        }
        var offered = await words.OfferAsync(user, row.Id, form.Text, ct);
        return new SavedActivity(row.Id, offered.IsDone ? offered.Value : ItemState.Writing, offered.Refusal);
    }

    private static void AddTimes(PortalDb db, ActivityRow row, ActivityForm form, DateTime now)
    {
        foreach (var occurrence in row.Occurrences.Where(o => o.Starts > now))
            (occurrence.Capacity, occurrence.ChangedAt) = (form.Capacity, now);
        foreach (var time in form.Times)
        {
            if (time.Repeat != Repeat.Once && time.Plan(out _) is { } plan)
                SeriesTimes.Add(db, row, plan, form.Capacity, now);
            else
                AddOnce(db, row, time, form.Capacity, now);
        }
    }

    private static void AddOnce(PortalDb db, ActivityRow row, TimeForm time, int capacity, DateTime now)
    {
        var (starts, ends) = (ChinaTime.ToUtc(time.Day.ToDateTime(time.From)), ChinaTime.ToUtc(time.Day.ToDateTime(time.To)));
        if (!row.Occurrences.Exists(o => o.Slot == starts || o.Starts == starts))
            SeriesTimes.AddTime(db, row, null, starts, ends, capacity, now);
    }
}

/// <summary>An activity that was saved.</summary>
/// <param name="Id">The activity.</param>
/// <param name="State">Where its words stand.</param>
/// <param name="Refused">Why its words could not go on: the rest is saved.</param>
internal sealed record SavedActivity(Guid Id, ItemState State, Refusal? Refused);
