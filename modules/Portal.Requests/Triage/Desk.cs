using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Words;
using Portal.Requests.Units;
using Portal.Storage.Database;

namespace Portal.Requests.Triage;

/// <summary>Commands of the staff: permission and version are asked anew at every one.</summary>
internal sealed class Desk(OrderWrites writes, TopicDesk topics, OnAir onAir, IPlaces places, IStringLocalizer<RequestsTexts> texts)
{
    public const int MaxWords = 2000;

    /// <summary>Does one step on the order as the person saw it; refused with <see cref="RefusalKind.Conflict"/> when it changed since.</summary>
    /// <returns>How many lines were written: as many can be taken back.</returns>
    public Task<Outcome<int>> DoAsync(
        CurrentUser user, Guid orderId, int seen, Command command, Facts facts, string? reason, string? words, CancellationToken ct, IReadOnlyList<KeptFile>? photos = null)
    {
        if (command == TopicCommands.Reword && words?.Trim().Length > Rewording.MaxWords)
            return Task.FromResult<Outcome<int>>(new Refusal(RefusalKind.TooLarge, texts["order.what-long", Rewording.MaxWords, words.Trim().Length]));
        if (photos?.Count > KeepFiles.MostPhotos || (photos?.Count > 0 && command != TopicCommands.Deliver))
            return Task.FromResult<Outcome<int>>(new Refusal(RefusalKind.Invalid, texts["photo.many", KeepFiles.MostPhotos]));
        return RunAsync(user, orderId, seen, words, (db, row, actor) => StepAsync(db, row, actor, user, command, facts, reason, words, photos ?? [], ct), ct);
    }

    /// <summary>The same up to its last line, then everything is taken back: the key of the state to which it would lead.</summary>
    public async Task<Outcome<string>> PreviewAsync(CurrentUser user, Guid orderId, int seen, Command command, Facts facts, string? reason, string? words, CancellationToken ct)
    {
        try
        {
            var tried = await RunAsync(user, orderId, seen, words, async (db, row, actor) =>
            {
                await StepAsync(db, row, actor, user, command, facts, reason, words, [], ct);
                throw new OnlyTriedException(row.State);
            }, ct);
            return tried.Refusal!;
        }
        catch (OnlyTriedException tried)
        {
            return tried.Message;
        }
    }

    private async Task StepAsync(
        PortalDb db, OrderRow row, Actor actor, CurrentUser user, Command command, Facts facts, string? reason, string? words, IReadOnlyList<KeptFile> photos, CancellationToken ct)
    {
        if (facts.UnitId is { } unit && !await ServesAsync(db, unit, row.PlaceId, ct))
            throw Refused(RefusalKind.Invalid, "no.unit");
        if (facts.HolderId is { } holder && !await BelongsAsync(db, holder, row.UnitId, user, ct))
            throw Refused(RefusalKind.Invalid, "no.promise");
        if (facts.BackupId is { } backup && !await db.Set<MemberRow>().AnyAsync(m => m.UnitId == facts.UnitId && m.PersonId == backup, ct))
            throw Refused(RefusalKind.Invalid, "no.unit");
        if (facts.ParentId is { } parent && !await ReadQueue.Seen(db, user).AnyAsync(o => o.Id == parent, ct))
            throw Refused(RefusalKind.Invalid, "no.parent");
        await topics.DoAsync(db, row, new Step(command, actor)
        {
            Facts = facts,
            Reason = reason,
            Photos = photos,
            Said = string.IsNullOrWhiteSpace(words) ? null : new Said(words.Trim(), ForOrderer: command != TopicCommands.Note && command != TopicCommands.Bounce),
        }, ct);
    }

    /// <summary>Puts the order into an episode or an activity, with the steps that are missing before.</summary>
    public Task<Outcome<int>> ScheduleAsync(CurrentUser user, Guid orderId, int seen, Meeting meeting, CancellationToken ct) =>
        RunAsync(user, orderId, seen, null, async (db, row, actor) =>
        {
            var place = await places.FindAsync(row.PlaceId, ct) ?? throw Refused(RefusalKind.NotFound, "no.order");
            await onAir.BringToScheduleAsync(db, row, place, actor, user.Id!.Value, meeting, ct);
        }, ct);

    /// <summary>Takes back the last <paramref name="lines"/> lines, which this person wrote within the undo window.</summary>
    public Task<Outcome<int>> UndoAsync(CurrentUser user, Guid orderId, int seen, int lines, CancellationToken ct) =>
        RunAsync(user, orderId, seen, null, async (db, row, actor) =>
        {
            for (var i = 0; i < Math.Clamp(lines, 1, 4); i++)
                await topics.DoAsync(db, row, new Step(RequestCase.Undo, actor), ct);
        }, ct);

    private Task<Outcome<int>> RunAsync(CurrentUser user, Guid orderId, int seen, string? words, Func<PortalDb, OrderRow, Actor, Task> work, CancellationToken ct)
    {
        if (words?.Length > MaxWords)
            return Task.FromResult<Outcome<int>>(new Refusal(RefusalKind.TooLarge, texts["order.what-long", MaxWords, words.Length]));
        return writes.RunAsync(
            async db =>
            {
                var row = await db.Set<OrderRow>().AsTracking().SingleOrDefaultAsync(o => o.Id == orderId, ct);
                var hats = row is null ? Hats.None : await HatsAsync(db, row, user, ct);
                if (row is null || hats == Hats.None)
                    throw Refused(RefusalKind.NotFound, "no.order");
                if (row.Version != seen)
                    throw Refused(RefusalKind.Conflict, "no.changed");
                await work(db, row, new Actor(hats, user.Id));
                return row.Version - seen;
            },
            ct);
    }

    /// <summary>What this person is to this order now.</summary>
    public async Task<Hats> HatsAsync(PortalDb db, OrderRow row, CurrentUser user, CancellationToken ct)
    {
        if (user.Id is not { } me || !user.IsStaff)
            return Hats.None;
        var hats = Hats.None;
        if (await places.FindAsync(row.PlaceId, ct) is { } place && user.May(RequestPermissions.Triage, place.Path))
            hats |= Hats.Triage;
        if (await db.Set<MemberRow>().AnyAsync(m => m.PersonId == me && m.UnitId == row.UnitId, ct))
            hats |= Hats.Handler;
        return hats;
    }

    private async Task<bool> ServesAsync(PortalDb db, Guid unit, Guid placeId, CancellationToken ct) =>
        await places.FindAsync(placeId, ct) is { } place && await UnitQueries.Serving(db, place.Path).AnyAsync(u => u.Unit.Id == unit, ct);

    private static async Task<bool> BelongsAsync(PortalDb db, Guid person, Guid? unit, CurrentUser user, CancellationToken ct) =>
        person == user.Id || await db.Set<MemberRow>().AnyAsync(m => m.UnitId == unit && m.PersonId == person, ct);

    private RefusedException Refused(RefusalKind kind, string key) => new(new Refusal(kind, texts[key]));

    // Rolls a trial back; its message is the state.
    private sealed class OnlyTriedException(string state) : Exception(state);
}
