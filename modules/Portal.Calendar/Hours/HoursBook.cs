using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Calendar.Hours;

/// <summary>Reading the ledger.</summary>
internal sealed class HoursBook(PortalStore store)
{
    /// <summary>Most lines of a person: decades of service.</summary>
    public const int Most = 5000;

    /// <summary>A person's lines, newest first, with what became of them.</summary>
    public async Task<IReadOnlyList<HoursLine>> OfAsync(Guid person, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await OfAsync(db, person, ct);
    }

    /// <summary>The same in a write.</summary>
    public static async Task<IReadOnlyList<HoursLine>> OfAsync(PortalDb db, Guid person, CancellationToken ct)
    {
        var rows = await db.Set<HoursRow>().AsNoTracking().Where(h => h.PersonId == person).OrderByDescending(h => h.Number).Take(Most).ToListAsync(ct);
        var answers = await db.Set<HoursAnswerRow>().AsNoTracking().Where(a => a.PersonId == person).ToDictionaryAsync(a => a.EntryId, ct);
        var counters = rows.Where(r => r.Corrects is not null).ToDictionary(r => r.Corrects!.Value);
        return [.. rows.Select(r => new HoursLine(r, answers.GetValueOrDefault(r.Id), counters.GetValueOrDefault(r.Id)))];
    }

    /// <summary>Those lines that count, as a query: accepted and not taken back.</summary>
    public static IQueryable<HoursRow> Counting(PortalDb db) => db.Set<HoursRow>().Where(h => h.Corrects == null
        && db.Set<HoursAnswerRow>().Any(a => a.EntryId == h.Id && a.Accepted)
        && !db.Set<HoursRow>().Any(c => c.Corrects == h.Id));

    /// <summary>How many lines wait for this person's answer.</summary>
    public async Task<int> WaitingAsync(Guid person, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await db.Set<HoursRow>().CountAsync(
            h => h.PersonId == person && h.Corrects == null && !db.Set<HoursAnswerRow>().Any(a => a.EntryId == h.Id) && !db.Set<HoursRow>().Any(c => c.Corrects == h.Id), ct);
    }
}

/// <summary>A line with its answer and, when it was taken back, its counter-entry.</summary>
internal sealed record HoursLine(HoursRow Row, HoursAnswerRow? Answer, HoursRow? Counter)
{
    /// <summary>Whether its minutes count.</summary>
    public bool Counts => Row.Corrects is null && Answer is { Accepted: true } && Counter is null;

    /// <summary>Whether it waits for the volunteer.</summary>
    public bool Waits => Row.Corrects is null && Answer is null && Counter is null;
}
