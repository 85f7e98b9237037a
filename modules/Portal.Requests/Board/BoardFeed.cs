using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Kit.Episodes;
using Portal.Kit.Places;
using Portal.Requests.Texts;

namespace Portal.Requests.Board;

/// <summary>The answered orders as RSS 2.0, newest first: everywhere, or with <c>?place=PATH</c> of one place and below it.</summary>
internal static class BoardFeed
{
    public static void MapBoardFeed(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/orders/feed.xml", WriteAsync);

    private static async Task<IResult> WriteAsync(
        string? place, HttpContext http, ReadBoard board, IPlaces places, IEnumerable<IEpisodes> rooms, IStringLocalizer<RequestsTexts> texts, CancellationToken ct)
    {
        var where = place is { Length: > 0 and <= 200 } ? await places.FindByPathAsync(place, ct) : null;
        if (place is { Length: > 0 } && where is null)
            return Results.NotFound();
        var (rows, _) = await board.ColumnAsync(BoardColumn.Answered, where?.Path ?? "", 1, 30, ct);
        var aired = rows.Where(r => r.Second is not null).Select(r => r.EpisodeId).OfType<Guid>().Distinct().ToList();
        var replays = aired.Count > 0 && rooms.FirstOrDefault() is { } known ? (await known.FindAsync(aired, ct)).ToDictionary(e => e.Id, e => e.Address) : [];
        var root = $"{http.Request.Scheme}://{http.Request.Host}";
        using var memory = new MemoryStream();
        await using (var xml = XmlWriter.Create(memory, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            await xml.WriteStartElementAsync(null, "rss", null);
            await xml.WriteAttributeStringAsync(null, "version", null, "2.0");
            await xml.WriteStartElementAsync(null, "channel", null);
            await xml.WriteElementStringAsync(null, "title", null, where is null ? texts["board.title"] : texts["board.title-of", where.Name]);
            await xml.WriteElementStringAsync(null, "link", null, where is null ? $"{root}/orders" : $"{root}/orders?place={Uri.EscapeDataString(where.Path)}");
            await xml.WriteElementStringAsync(null, "description", null, texts["board.lead"]);
            foreach (var row in rows)
                await WriteItemAsync(xml, row, root, row is { Second: { } second, EpisodeId: { } episode } && replays.TryGetValue(episode, out var replay) ? $"{root}{replay}?t={second}" : null);
            await xml.WriteEndElementAsync();
            await xml.WriteEndElementAsync();
        }

        return Results.Bytes(memory.ToArray(), "application/rss+xml; charset=utf-8");
    }

    private static async Task WriteItemAsync(XmlWriter xml, BoardRow row, string root, string? replay)
    {
        await xml.WriteStartElementAsync(null, "item", null);
        await xml.WriteElementStringAsync(null, "title", null, new string([.. row.Title.Where(XmlConvert.IsXmlChar)]));
        await xml.WriteElementStringAsync(null, "link", null, $"{root}/orders/{row.Number}");
        await xml.WriteElementStringAsync(null, "guid", null, $"{root}/orders/{row.Number}");
        if (replay is not null)
            await xml.WriteElementStringAsync(null, "description", null, replay); // where it was answered, to the second
        await xml.WriteElementStringAsync(null, "pubDate", null, (row.DeliveredAt ?? row.At).ToString("R", CultureInfo.InvariantCulture));
        await xml.WriteEndElementAsync();
    }
}
