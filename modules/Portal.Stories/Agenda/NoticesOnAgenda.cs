using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Kit.Agenda;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Stories.Model;

namespace Portal.Stories.Agenda;

/// <summary>Notices that hold on certain days - water cut off, a deadline - on the calendar. One that only says until when begins on the day on which it was published.</summary>
internal sealed class NoticesOnAgenda(PortalStore store) : IAgendaSource
{
    private const int Most = 500;

    public string CacheTag => StoriesModule.Notice.ListTag;

    public async Task<IReadOnlyList<AgendaCard>> BetweenAsync(string placePath, DateTime from, DateTime to, CancellationToken ct = default)
    {
        await using var db = store.Open();
        var places = db.PlacesWithin(placePath);
        var found = await (
            from item in db.Set<ItemRow>()
            join version in db.Set<VersionRow>() on item.PublishedVersionId equals version.Id
            join place in db.Set<PlaceRow>() on item.PlaceId equals place.Id
            where item.Type == StoriesModule.Notice.Key && item.FirstPublishedAt < to && version.Part != "" && places.Contains(item.PlaceId)
            orderby item.FirstPublishedAt descending
            select new { item.Id, item.Slug, item.FirstPublishedAt, version.Title, version.Part, Place = place.Name }).Take(Most).ToListAsync(ct);
        return [.. found
            .Select(n => Card(n.Id, n.Title, n.Place, n.Slug!, NoticePart.Read(n.Part), ChinaTime.LocalDay(n.FirstPublishedAt!.Value)))
            .OfType<AgendaCard>().Where(c => c.Starts < to && c.Ends > from).OrderBy(c => c.Starts)];
    }

    private static AgendaCard? Card(Guid id, string title, string place, string slug, NoticePart part, DateOnly published)
    {
        if (part is { From: null, Until: null })
            return null;
        var until = part.Until ?? part.From!.Value;
        var from = part.From ?? (published < until ? published : until);
        return new AgendaCard(id, AgendaKind.Notice, title, place, StoriesModule.Notice.Address(slug), ChinaTime.Midnight(from), ChinaTime.Midnight(until.AddDays(1)), AllDay: true);
    }
}
