using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Activities;
using Portal.Kit.Episodes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Submit;
using Portal.Requests.Units;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Requests.Topics.Status;

/// <summary>Reads an order for its page: the public part for everybody when it is visible, the orderer's part for the orderer.</summary>
internal sealed class ReadStatus(
    PortalStore store, SecretBox box, OrderPasses passes, IPlaces places, IEnumerable<IEpisodes> episodes, IEnumerable<IActivities> activities, IStringLocalizer<RequestsTexts> texts)
{
    private static readonly HashSet<Command> StaffOnly =
    [
        TopicCommands.Note, TopicCommands.Pass, TopicCommands.Withhold, TopicCommands.Show, TopicCommands.Hide, TopicCommands.Sign,
        TopicCommands.Convene, TopicCommands.Archive, TopicCommands.Classify,
    ];

    /// <summary>Null when it is not there for this reader.</summary>
    public async Task<StatusView?> ReadAsync(HttpContext http, CurrentUser user, string number, CancellationToken ct)
    {
        if (number.Length > 20)
            return null;
        await using var db = store.Open();
        var row = await db.Set<OrderRow>().SingleOrDefaultAsync(o => o.Number == number, ct);
        if (row is null)
            return null;
        var mine = row.IsBy(user) || passes.Has(http, row.Id);
        if (!mine && !row.IsPublic)
            return null;
        var request = await Ledger.ReadAsync(db, row.Id, ct);
        var said = await WordsAsync(db, row.Id, ct);
        var view = new StatusView(
            row, (await places.FindAsync(row.PlaceId, ct))?.Name ?? "", mine, await LinesAsync(db, request, said, mine, ct), request)
        {
            Question = mine && request.State == TopicStates.Asked ? said.GetValueOrDefault(request.Last(TopicCommands.Ask)?.Version ?? 0) : null,
            Reply = Reply(request, said, mine),
            ParentNumber = await db.Set<OrderRow>().Where(o => o.Id == row.ParentId).Where(PublicOrders.Visible).Select(o => o.Number).SingleOrDefaultAsync(ct),
            OwnWords = mine ? said.GetValueOrDefault(1) : null,
            HasVoice = await db.Set<FileRow>().AnyAsync(f => f.OrderId == row.Id && f.Kind == FileKind.Voice, ct),
            Photos = request.Last(TopicCommands.Deliver) is { } delivered ? await ServeFiles.PhotosAsync(db, row.Id, delivered.Version, ct) : [],
            HasNoPhone = mine && !await db.Set<ContactRow>().AnyAsync(c => c.OrderId == row.Id, ct),
        };
        return await WithMeetingAsync(view, ct);
    }

    private async Task<Dictionary<int, string>> WordsAsync(PortalDb db, Guid orderId, CancellationToken ct)
    {
        var rows = await db.Set<TextRow>().Where(t => t.OrderId == orderId && t.ForOrderer).ToListAsync(ct);
        return rows.GroupBy(t => t.Version).ToDictionary(g => g.Key, g => box.Open(TextRow.Purpose, g.First().Sealed));
    }

    private static string? Reply(RequestCase request, Dictionary<int, string> said, bool mine)
    {
        if (request.Last(TopicCommands.Deliver) is not { } delivered || !said.TryGetValue(delivered.Version, out var words))
            return null;
        return mine ? words : PublicWording.Of(words);
    }

    private async Task<IReadOnlyList<StatusLine>> LinesAsync(
        PortalDb db, RequestCase request, Dictionary<int, string> said, bool mine, CancellationToken ct)
    {
        var unitIds = request.Log.Select(e => e.Facts.UnitId).OfType<Guid>().Distinct().ToList();
        var units = await db.Set<UnitRow>().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var holders = mine ? await db.Set<MemberRow>().Where(m => unitIds.Contains(m.UnitId)).ToListAsync(ct) : [];
        List<StatusLine> lines = [];
        foreach (var e in request.Log.Where(e => !StaffOnly.Contains(e.Command)))
        {
            var who = e.Facts.UnitId is { } unit ? units.GetValueOrDefault(unit) : holders.FirstOrDefault(m => m.PersonId == e.Facts.HolderId)?.Name;
            lines.Add(new StatusLine(
                Icon(e.Command), Tone(request, e), texts[$"line.{e.Command.Key}"], mine && e.Version > 1 ? said.GetValueOrDefault(e.Version) : null, e.At, who));
        }

        return lines;
    }

    private static string Tone(RequestCase request, RequestEvent e) => e.Command.Key switch
    {
        "bounce" or "decline" or "reopen" => "bad",
        _ => ReferenceEquals(e, request.Log[^1]) && !TopicKind.Instance.Answered.Contains(e.To) ? "now" : "",
    };

    private static string Icon(Command command) => command.Key switch
    {
        "submit" or "accept" or "rate" or "deliver" or "follow" or "result" => "check",
        "bounce" or "reopen" or "undo" => "undo",
        "schedule" => "cal",
        "dispatch" or "refer" or "hand-over" => "send",
        "confer" or "merge" or "relay" => "people",
        "withdraw" or "decline" => "x",
        _ => "edit",
    };

    private async Task<StatusView> WithMeetingAsync(StatusView view, CancellationToken ct)
    {
        if (view.Row.EpisodeId is { } id && episodes.FirstOrDefault() is { } rooms && await rooms.FindAsync([id], ct) is [{ } episode])
            return view with { MeetingTitle = episode.Title, MeetingAddress = episode.Address, MeetingStarts = episode.Starts };
        if (view.Row.ActivityId is { } spot && activities.FirstOrDefault() is { } calendar && await calendar.FindAsync([spot], ct) is [{ } activity])
            return view with { MeetingTitle = $"{activity.Venue} · {activity.Title}", MeetingAddress = activity.Address, MeetingStarts = activity.Starts };
        return view;
    }
}
