using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Activities;
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
/// Brings an order into an episode or to an activity in one go: what is missing of dispatch and acceptance is done by whoever schedules it,
/// step by step in the log, as if three people had done it.
/// </summary>
internal sealed class OnAir(TopicDesk desk, IEnumerable<IEpisodes> episodes, IEnumerable<IActivities> activities, TimeProvider clock, IStringLocalizer<RequestsTexts> texts)
{
    /// <exception cref="RefusedException">A step is refused, there is no unit, or there is no such activity.</exception>
    public async Task BringToScheduleAsync(PortalDb db, OrderRow row, Place place, Actor actor, Guid person, Meeting meeting, CancellationToken ct)
    {
        if (row.State == TopicStates.Scheduled.Key && meeting.IsOf(row))
            return;
        var ends = await EndOfAsync(meeting, ct);
        if (row.State == TopicStates.Pending.Key)
        {
            var (unit, backup) = await TeamAsync(db, place, ct);
            await desk.DoAsync(db, row, new Step(TopicCommands.Dispatch, actor) { Facts = new Facts { UnitId = unit, BackupId = backup } }, ct);
        }

        if (row.State == TopicStates.Dispatched.Key || row.State == TopicStates.Conferring.Key)
        {
            var promise = row.Promise ?? ends;
            await desk.DoAsync(db, row, new Step(TopicCommands.Accept, actor) { Facts = new Facts { HolderId = person, Promise = promise } }, ct);
        }

        if (row.State == TopicStates.Scheduled.Key)
        {
            throw new RefusedException(new Refusal(RefusalKind.Conflict, texts["no.scheduled-elsewhere"]));
        }

        await desk.DoAsync(db, row, new Step(TopicCommands.Schedule, actor) { Facts = new Facts { EpisodeId = meeting.EpisodeId, ActivityId = meeting.ActivityId } }, ct);
    }

    private async Task<DateTime> EndOfAsync(Meeting meeting, CancellationToken ct)
    {
        var now = clock.UtcNow();
        DateTime? ends = null;
        if (meeting.EpisodeId is { } episode && episodes.FirstOrDefault() is { } rooms)
            ends = (await rooms.FindAsync([episode], ct)).SingleOrDefault()?.Ends;
        if (meeting.ActivityId is { } activity)
            ends = await ComingAsync(activity, now, ct);
        return ends > now ? ends.Value : now.AddDays(1);
    }

    // One that is over, or that the public does not see, is nothing that can be promised.
    private async Task<DateTime> ComingAsync(Guid activity, DateTime now, CancellationToken ct)
    {
        var found = activities.FirstOrDefault() is { } calendar ? await calendar.FindAsync([activity], ct) : [];
        return found is [{ } card] && card.Ends > now ? card.Ends : throw new RefusedException(new Refusal(RefusalKind.Invalid, texts["no.activity"]));
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
