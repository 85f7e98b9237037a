using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.People;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Similar;
using Portal.Requests.Units;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Requests.Triage;

/// <summary>Reads one order for the console: history with names, similar orders, units that could take it.</summary>
internal sealed class ReadOrder(PortalStore store, Desk desk, SecretBox box, SimilarTopics similar, IPlaces places, IStringLocalizer<RequestsTexts> texts)
{
    /// <summary>Null when it is not there for this person.</summary>
    public async Task<OrderDetail?> ReadAsync(CurrentUser user, string number, CancellationToken ct)
    {
        await using var db = store.Open();
        var row = await ReadQueue.Seen(db, user).SingleOrDefaultAsync(o => o.Number == number, ct);
        if (row is null)
            return null;
        var request = await Ledger.ReadAsync(db, row.Id, ct);
        var said = await SaidAsync(db, row.Id, ct);
        var place = await places.FindAsync(row.PlaceId, ct);
        var guess = TopicCategories.Guess(said.GetValueOrDefault(1) ?? row.Title) ?? TopicCategories.Guess(row.Title);
        return new OrderDetail(row, request, await desk.HatsAsync(db, row, user, ct), place?.Name ?? "")
        {
            Words = said.GetValueOrDefault(1),
            HasPhone = await db.Set<Kernel.Log.ContactRow>().AnyAsync(c => c.OrderId == row.Id, ct),
            Voice = await db.Set<FileRow>().Where(f => f.OrderId == row.Id && f.Kind == FileKind.Voice).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(ct),
            Photos = request.Last(TopicCommands.Deliver) is { } delivered ? await ServeFiles.PhotosAsync(db, row.Id, delivered.Version, ct) : [],
            Guess = guess,
            History = await HistoryAsync(db, request, said, ct),
            Similar = await SimilarAsync(db, user, row, ct),
            Merged = await LinesAsync(await db.Set<OrderRow>().Where(o => o.ParentId == row.Id).OrderByDescending(o => o.Wanted).Take(50).ToListAsync(ct), ct),
            Units = place is null ? [] : await UnitsAsync(db, place.Path, said.GetValueOrDefault(1) ?? row.Title, row.Category ?? guess?.Key, ct),
            ParentNumber = await db.Set<OrderRow>().Where(o => o.Id == row.ParentId).Select(o => o.Number).SingleOrDefaultAsync(ct),
        };
    }

    private async Task<Dictionary<int, string>> SaidAsync(PortalDb db, Guid orderId, CancellationToken ct)
    {
        var rows = await db.Set<TextRow>().Where(t => t.OrderId == orderId).ToListAsync(ct);
        return rows.GroupBy(t => t.Version).ToDictionary(g => g.Key, g => box.Open(TextRow.Purpose, g.First().Sealed));
    }

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(PortalDb db, RequestCase request, Dictionary<int, string> said, CancellationToken ct)
    {
        var people = request.All.Select(e => e.Actor.PersonId).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<PersonRow>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var held = request.Log.Select(e => e.Version).ToHashSet();
        return
        [
            .. request.All.Select(e => new HistoryLine(
                e.Version,
                texts[$"history.{e.Command.Key}"],
                e.Actor.Hats.HasFlag(Hats.Orderer) ? null : names.GetValueOrDefault(e.Actor.PersonId ?? Guid.Empty),
                e.Version == 1 ? null : Words(e, said),
                e.At,
                !held.Contains(e.Version) && e.Command != RequestCase.Undo)),
        ];
    }

    private string? Words(RequestEvent e, Dictionary<int, string> said)
    {
        var reason = e.Reason is { } key ? texts[$"reason.{key}"].Value : null;
        var words = said.GetValueOrDefault(e.Version);
        return reason is null ? words : words is null ? reason : $"{reason} · {words}";
    }

    private async Task<IReadOnlyList<SimilarOrder>> SimilarAsync(PortalDb db, CurrentUser user, OrderRow row, CancellationToken ct)
    {
        if (!await ReadQueue.Seen(db, user).AnyAsync(o => o.Id != row.Id, ct))
            return [];
        var found = await similar.FindAsync(row.Title, row.PlaceId, q => q.Where(o => o.Id != row.Id && o.State != TopicStates.Withdrawn.Key && o.ParentId == null), 8, ct);
        var visible = await ReadQueue.Seen(db, user).Where(o => found.Select(f => f.Id).Contains(o.Id)).Select(o => o.Id).ToListAsync(ct);
        return await LinesAsync([.. found.Where(f => visible.Contains(f.Id)).Take(4)], ct);
    }

    private async Task<IReadOnlyList<SimilarOrder>> LinesAsync(IReadOnlyList<OrderRow> rows, CancellationToken ct)
    {
        List<SimilarOrder> lines = [];
        foreach (var o in rows)
            lines.Add(new SimilarOrder(o.Id, o.Number, o.Title, o.Wanted, o.State, (await places.FindAsync(o.PlaceId, ct))?.Name ?? "", o.Version, TopicStates.Open.Contains(new State(o.State))));
        return lines;
    }

    private async Task<IReadOnlyList<UnitChoice>> UnitsAsync(PortalDb db, string placePath, string words, string? category, CancellationToken ct)
    {
        var units = await UnitQueries.Serving(db, placePath).Take(50).Select(u => u.Unit).ToListAsync(ct);
        var ids = units.ConvertAll(u => u.Id);
        var members = await db.Set<MemberRow>().Where(m => ids.Contains(m.UnitId)).ToListAsync(ct);
        var open = TopicStates.Open.Select(s => s.Key).ToList();
        var load = await db.Set<OrderRow>().Where(o => o.UnitId != null && ids.Contains(o.UnitId.Value) && open.Contains(o.State))
            .GroupBy(o => o.UnitId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var done = category is null ? [] : await db.Set<OrderRow>().Where(o => o.UnitId != null && ids.Contains(o.UnitId.Value) && o.Category == category && o.DeliveredAt != null)
            .GroupBy(o => o.UnitId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return
        [
            .. units
                .Select(u => new UnitChoice(
                    u.Id, u.Name,
                    [.. members.Where(m => m.UnitId == u.Id).OrderBy(m => m.Part).ThenBy(m => m.Name).Select(m => (m.PersonId, m.Name))],
                    Why(u, words, done.GetValueOrDefault(u.Id)), load.GetValueOrDefault(u.Id)))
                .OrderBy(u => u.Why is null).ThenByDescending(u => done.GetValueOrDefault(u.Id)).ThenBy(u => u.Load),
        ];
    }

    // The words by which a unit said what it does, as they stand in the order; else what it has done of this sort.
    private string? Why(UnitRow unit, string words, int done)
    {
        var hits = unit.About.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)).Take(3).ToList();
        return hits.Count == 0 ? done > 0 ? texts["triage.why-done", done].Value : null : texts["triage.why", string.Join(texts["list.and"], hits)].Value;
    }
}
