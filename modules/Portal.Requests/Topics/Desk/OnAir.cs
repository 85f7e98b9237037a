using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Outcomes;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Units;
using Portal.Storage.Database;

namespace Portal.Requests.Topics.Desk;

/// <summary>
/// Brings an order into an episode in one go: what is missing of dispatch and acceptance is done by whoever schedules it,
/// step by step in the log, as if three people had done it.
/// </summary>
internal sealed class OnAir(TopicDesk desk, IEnumerable<IEpisodes> episodes, TimeProvider clock, IStringLocalizer<RequestsTexts> texts)
{
    /// <exception cref="RefusedException">A step is refused, there is no unit, or the episode is over.</exception>
    public async Task BringToScheduleAsync(PortalDb db, OrderRow row, Place place, Actor actor, Guid person, Guid episodeId, CancellationToken ct)
    {
        if (row.State == TopicStates.Scheduled.Key && row.EpisodeId == episodeId)
            return;
        if (row.State == TopicStates.Pending.Key)
        {
            var (unit, backup) = await TeamAsync(db, place, ct);
            await desk.DoAsync(db, row, new Step(TopicCommands.Dispatch, actor) { Facts = new Facts { UnitId = unit, BackupId = backup } }, ct);
        }

        if (row.State == TopicStates.Dispatched.Key || row.State == TopicStates.Conferring.Key)
        {
            var promise = row.Promise ?? await EndOfAsync(episodeId, ct);
            await desk.DoAsync(db, row, new Step(TopicCommands.Accept, actor) { Facts = new Facts { HolderId = person, Promise = promise } }, ct);
        }

        if (row.State == TopicStates.Scheduled.Key)
        {
            throw new RefusedException(new Refusal(RefusalKind.Conflict, texts["no.scheduled-elsewhere"]));
        }

        await desk.DoAsync(db, row, new Step(TopicCommands.Schedule, actor) { Facts = new Facts { EpisodeId = episodeId } }, ct);
    }

    private async Task<DateTime> EndOfAsync(Guid episodeId, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var found = episodes.FirstOrDefault() is { } rooms ? await rooms.FindAsync([episodeId], ct) : [];
        return found is [{ } episode] && episode.Ends > now ? episode.Ends : now.AddDays(1);
    }

    /// <summary>The unit nearest to the place that has a lead, and whoever backs it up.</summary>
    private async Task<(Guid Unit, Guid Backup)> TeamAsync(PortalDb db, Place place, CancellationToken ct)
    {
        var teams = await UnitQueries.Serving(db, place.Path)
            .Select(u => new { u.Unit.Id, u.PlacePath, Backup = db.Set<MemberRow>().Where(m => m.UnitId == u.Unit.Id).OrderByDescending(m => m.Part == MemberPart.Backup).Select(m => (Guid?)m.PersonId).FirstOrDefault() })
            .ToListAsync(ct);
        var nearest = teams.Where(t => t.Backup is not null).OrderByDescending(t => t.PlacePath.Length).FirstOrDefault()
            ?? throw new RefusedException(new Refusal(RefusalKind.Conflict, texts["no.team"]));
        return (nearest.Id, nearest.Backup!.Value);
    }
}
