using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Kit.Episodes;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Chat;
using Portal.Rooms.Programme;
using Portal.Rooms.Publish;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Rooms.Plan;

/// <summary>What an editor writes about an episode. Times are local.</summary>
internal sealed class EpisodeForm
{
    public Guid? Id { get; set; }

    public Guid RoomId { get; set; }

    public string Title { get; set; } = "";

    public string Series { get; set; } = "";

    public string About { get; set; } = "";

    public string Hosts { get; set; } = "";

    public DateTime Starts { get; set; }

    public int Minutes { get; set; } = 60;

    public int DelaySeconds { get; set; }

    public int GraceMinutes { get; set; } = NewEpisode.DefaultGrace;

    public List<SegmentForm> Segments { get; set; } = [];
}

/// <summary>An entry of the running order as it is written.</summary>
internal sealed class SegmentForm
{
    public Guid? Id { get; set; }

    public string Title { get; set; } = "";

    public int Minutes { get; set; } = 15;
}

/// <summary>Creates or changes an episode with its running order. What is on air keeps its delay and its started chapters.</summary>
internal sealed class SaveEpisode(PortalStore store, StreamKeys keys, IPageCache pages, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    private const int MaxSegments = 30;

    public async Task<Outcome<EpisodeRow>> HandleAsync(CurrentUser user, EpisodeForm form, CancellationToken ct)
    {
        if (Check(form) is { } wrong)
            return wrong;
        try
        {
            var outcome = await store.WriteAsync(db => WriteAsync(db, user, form, ct), ct);
            if (outcome.IsDone)
                await pages.EvictAsync(RoomTags.Of(outcome.Value), ct);
            return outcome;
        }
        catch (DbUpdateException)
        {
            // Two editors added an episode or a series at the same moment.
            return new Refusal(RefusalKind.Conflict, t["plan.again"]);
        }
    }

    private Refusal? Check(EpisodeForm form)
    {
        form.Title = form.Title.Trim();
        form.Segments.RemoveAll(s => s.Title.Trim().Length == 0);
        if (form.Title.Length is 0 or > 60)
            return new Refusal(RefusalKind.Invalid, t["episode.title-wrong"], "title");
        if (form.About.Length > 1000)
            return new Refusal(RefusalKind.Invalid, t["episode.about-wrong"], "about");
        if (form.Hosts.Length > 80)
            return new Refusal(RefusalKind.Invalid, t["episode.hosts-wrong"], "hosts");
        if (form.Series.Trim().Length > 40)
            return new Refusal(RefusalKind.Invalid, t["episode.series-wrong"], "series");
        if (form.Starts.Year is < 2020 or > 2100 || form.Minutes is < 5 or > 600)
            return new Refusal(RefusalKind.Invalid, t["episode.time-wrong"], "starts");
        if (form.DelaySeconds is < 0 or > 60 || form.GraceMinutes is < 1 or > 60)
            return new Refusal(RefusalKind.Invalid, t["episode.delay-wrong"], "delay");
        return form.Segments.Count > MaxSegments || form.Segments.Exists(s => s.Title.Trim().Length > 60 || s.Minutes is < 1 or > 240)
            ? new Refusal(RefusalKind.Invalid, t["episode.segments-wrong", MaxSegments], "segments")
            : null;
    }

    private async Task<Outcome<EpisodeRow>> WriteAsync(PortalDb db, CurrentUser user, EpisodeForm form, CancellationToken ct)
    {
        var mine = db.PlacesOf(user, RoomPermissions.Plan);
        var room = await db.Set<RoomRow>().SingleOrDefaultAsync(r => r.Id == form.RoomId && mine.Contains(r.PlaceId), ct);
        if (room is null)
            return new Refusal(RefusalKind.NotFound, t["plan.no-room"]);
        var episode = form.Id is { } id
            ? await db.Set<EpisodeRow>().SingleOrDefaultAsync(e => e.Id == id && e.RoomId == room.Id, ct)
            : await CreateAsync(db, room, ct);
        if (episode is null)
            return new Refusal(RefusalKind.NotFound, t["say.no-episode"]);
        if (episode.State == EpisodeState.OnAir && episode.DelaySeconds != form.DelaySeconds)
            return new Refusal(RefusalKind.Conflict, t["episode.delay-on-air"], "delay");
        episode.Title = form.Title;
        episode.About = form.About.Trim();
        episode.Hosts = form.Hosts.Trim();
        episode.StartsAt = ChinaTime.ToUtc(form.Starts);
        episode.EndsAt = episode.StartsAt.AddMinutes(form.Minutes);
        episode.DelaySeconds = form.DelaySeconds;
        episode.GraceMinutes = form.GraceMinutes;
        episode.SeriesId = await SeriesAsync(db, room.Id, form.Series.Trim(), ct);
        await KeepSegmentsAsync(db, episode.Id, form.Segments, ct);
        db.Audit(user, clock.UtcNow(), form.Id is null ? "rooms.episode-create" : "rooms.episode-change", $"episode:{episode.Id}", room.PlaceId, episode.Title);
        db.Announce(new ItemPublished("episode", episode.Id, room.PlaceId, episode.State != EpisodeState.Cancelled));
        await db.SaveChangesAsync(ct);
        return episode;
    }

    private async Task<EpisodeRow> CreateAsync(PortalDb db, RoomRow room, CancellationToken ct)
    {
        var last = await db.Set<EpisodeRow>().Where(e => e.RoomId == room.Id).MaxAsync(e => (int?)e.Number, ct) ?? 0;
        var episode = NewEpisode.Draw(keys, room.Id, last + 1, clock.UtcNow());
        db.Add(episode);
        db.Add(new LogHeadRow { EpisodeId = episode.Id });
        return episode;
    }

    private async Task<Guid?> SeriesAsync(PortalDb db, Guid roomId, string name, CancellationToken ct)
    {
        if (name.Length == 0)
            return null;
        var known = await db.Set<SeriesRow>().SingleOrDefaultAsync(s => s.RoomId == roomId && s.Name == name, ct);
        return (known ?? db.Add(new SeriesRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), RoomId = roomId, Name = name, Intro = "" }).Entity).Id;
    }

    private async Task KeepSegmentsAsync(PortalDb db, Guid episodeId, List<SegmentForm> forms, CancellationToken ct)
    {
        var kept = await db.Set<SegmentRow>().Where(s => s.EpisodeId == episodeId).ToListAsync(ct);
        db.RemoveRange(kept.Where(s => s.StartedSecond is null && !forms.Exists(f => f.Id == s.Id)));
        for (var i = 0; i < forms.Count; i++)
        {
            var row = kept.Find(s => s.Id == forms[i].Id)
                ?? db.Add(new SegmentRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), EpisodeId = episodeId, Title = "" }).Entity;
            row.Title = forms[i].Title.Trim();
            row.Minutes = forms[i].Minutes;
            row.Position = i + 1;
        }
    }
}
