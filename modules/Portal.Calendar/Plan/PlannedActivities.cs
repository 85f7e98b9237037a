using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Calendar.Agenda;
using Portal.Calendar.Register;
using Portal.Calendar.Words;
using Portal.Content.Items;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Plan;

/// <summary>What staff see of their places' activities.</summary>
internal sealed class PlannedActivities(PortalStore store, SecretBox box, TimeProvider clock)
{
    /// <summary>Times on a page.</summary>
    public const int PageSize = 30;

    /// <summary>Times of this person's activities, coming ones by beginning, past ones backwards; one more than a page tells that there is another.</summary>
    public async Task<IReadOnlyList<PlannedTime>> ListAsync(CurrentUser user, bool past, int page, CancellationToken ct = default)
    {
        var now = clock.UtcNow();
        await using var db = store.Open();
        var times = db.OwnTimes(user).Where(t => (t.Occurrence.Ends < now) == past);
        var ordered = past ? times.OrderByDescending(t => t.Occurrence.Starts) : times.OrderBy(t => t.Occurrence.Starts);
        return await ordered.ThenBy(t => t.Occurrence.Id).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
    }

    /// <summary>One activity with its times, or null when it is not this person's.</summary>
    public async Task<ActivityRow?> FindAsync(CurrentUser user, Guid id, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.OwnActivities(user).Include(a => a.Occurrences.OrderBy(o => o.Starts)).SingleOrDefaultAsync(a => a.Id == id, ct);
    }

    /// <summary>An activity as its editor finds it: the newest words, also where the public still reads older ones. Null when it is not this person's.</summary>
    public async Task<OpenedActivity?> OpenAsync(CurrentUser user, Guid id, CancellationToken ct = default)
    {
        if (await FindAsync(user, id, ct) is not { } row)
            return null;
        await using var db = store.Open();
        var form = ActivityForm.From(row);
        var newest = await OfferWords.NewestAsync(db, id, ct);
        if (newest is not null)
            form.Take(newest);
        return new OpenedActivity(form, row.Occurrences.Count, newest is null ? null : await db.Set<ItemRow>().Where(i => i.Id == id).Select(i => i.State).SingleAsync(ct));
    }

    /// <summary>Where the newest words of these activities stand; those without an item are not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, ItemState>> StatesAsync(IEnumerable<PlannedTime> times, CancellationToken ct = default)
    {
        var ids = times.Select(t => t.Activity.Id).Distinct().ToList();
        await using var db = store.Open();
        return await db.Set<ItemRow>().Where(i => i.Type == ActivityContent.Key && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.State, ct);
    }

    /// <summary>The activity of a time, with its series and times, or null when it is not this person's.</summary>
    public async Task<ActivityRow?> OfOccurrenceAsync(CurrentUser user, Guid occurrenceId, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.OwnActivities(user).Include(a => a.Series).Include(a => a.Occurrences.OrderBy(o => o.Starts)).AsSplitQuery()
            .SingleOrDefaultAsync(a => a.Occurrences.Any(o => o.Id == occurrenceId), ct);
    }

    /// <summary>Who registered for an occurrence, in order of arrival; at most 500. Telephone numbers are shown, so each look is audited.</summary>
    public Task<IReadOnlyList<Guest>> GuestsAsync(CurrentUser user, Guid occurrenceId, CancellationToken ct = default) =>
        store.WriteAsync<IReadOnlyList<Guest>>(
            async db =>
            {
                if (await db.OwnTimeAsync(user, occurrenceId, ct) is not { Activity: var activity })
                    return [];
                var rows = await db.Set<RegistrationRow>().AsNoTracking()
                    .Where(r => r.OccurrenceId == occurrenceId && r.State != RegistrationState.Cancelled)
                    .OrderBy(r => r.Number).Take(500).ToListAsync(ct);
                if (rows.Exists(r => r.SealedPhone is not null))
                    db.Audit(user, clock.UtcNow(), "calendar.look-at-guests", $"occurrence:{occurrenceId}", activity.PlaceId);
                return [.. rows.Select(Open)];
            },
            ct);

    private Guest Open(RegistrationRow row) => new(
        box.Open(RegisterForOccurrence.Purpose, row.SealedName),
        row.SealedPhone is { } phone ? box.Open(RegisterForOccurrence.Purpose, phone) : null,
        row.Seats,
        row.State);
}

/// <summary>An activity in its form.</summary>
/// <param name="Form">The form.</param>
/// <param name="Times">How many times it has.</param>
/// <param name="State">Where its newest words stand; null while it has no item.</param>
internal sealed record OpenedActivity(ActivityForm Form, int Times, ItemState? State);

/// <summary>Somebody who registered.</summary>
internal sealed record Guest(string Name, string? Phone, int Seats, RegistrationState State);
