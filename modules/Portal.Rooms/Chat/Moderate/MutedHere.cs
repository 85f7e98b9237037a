using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Moderation;
using Portal.Moderation.Mutes;
using Portal.Rooms.Chat.Say;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Moderate;

/// <summary>Who may not speak in an episode now, and takes a mute back. Mutes of the places above hold here too and are listed.</summary>
internal sealed class MutedHere(PortalStore store, IMutes mutes, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    private const int Most = 200;

    /// <summary>Mutes in force, newest first; none for who may not moderate the room.</summary>
    public async Task<IReadOnlyList<MutedLine>> ListAsync(CurrentUser moderator, Guid episodeId, CancellationToken ct)
    {
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, episodeId, ct) is not { } facts || !moderator.May(RoomPermissions.Moderate, facts.PlacePath))
            return [];
        var now = clock.UtcNow();
        var scope = EpisodeScope.Of(episodeId);
        var path = facts.PlacePath;
        var mine = db.PlacesOf(moderator, ModerationPermissions.Moderate);
        var rows = await (
            from m in db.Set<MuteRow>()
            join p in db.Set<PlaceRow>() on m.PlaceId equals p.Id
            where path.StartsWith(p.Path) && (m.Scope == "" || m.Scope == scope) && (m.Until == null || m.Until > now)
            orderby m.At descending
            select new { Mute = m, Place = p.Name, MayUndo = mine.Contains(p.Id) }).Take(Most).ToListAsync(ct);
        var names = await NamesAsync(db, rows.Select(r => r.Mute.Who), ct);
        return [.. rows.Select(r => new MutedLine(
            r.Mute.Id,
            names.GetValueOrDefault(r.Mute.Who) ?? t["muted.visitor"],
            r.Mute.Reason,
            r.Mute.Scope.Length > 0 ? t["mute.Episode"] : r.Place,
            r.Mute.Until is { } until ? t["muted.until", ChinaTime.ToLocal(until)] : r.Mute.Scope.Length > 0 ? "" : t["muted.always"],
            r.MayUndo))];
    }

    /// <summary>Lets somebody speak again. Only mutes that are listed for this episode, only by whoever may moderate both.</summary>
    public async Task<Outcome<Done>> UndoAsync(CurrentUser moderator, Guid episodeId, Guid muteId, CancellationToken ct)
    {
        var listed = await ListAsync(moderator, episodeId, ct);
        return listed.Any(l => l.Id == muteId && l.MayUndo)
            ? await mutes.UnmuteAsync(moderator, muteId, ct)
            : new Refusal(RefusalKind.NotFound, t["muted.gone"]);
    }

    // Accounts by their name of today; of a browser without one only what it wrote is known, and that is in the reason.
    private static async Task<Dictionary<string, string>> NamesAsync(PortalDb db, IEnumerable<string> who, CancellationToken ct)
    {
        var ids = who.Where(w => w.StartsWith("p:", StringComparison.Ordinal)).Select(w => Guid.Parse(w.AsSpan(2), CultureInfo.InvariantCulture)).ToList();
        return ids.Count == 0 ? [] : await db.Set<PersonRow>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => $"p:{p.Id}", p => p.Name, ct);
    }
}

/// <summary>A mute as moderators read it.</summary>
/// <param name="Id">The mute.</param>
/// <param name="Name">The account's name, or that it is a visitor.</param>
/// <param name="Reason">What it was for.</param>
/// <param name="Where">The place, or "this episode".</param>
/// <param name="Until">Until when, in words.</param>
/// <param name="MayUndo">Whether this moderator may take it back.</param>
internal sealed record MutedLine(Guid Id, string Name, string Reason, string Where, string Until, bool MayUndo);
