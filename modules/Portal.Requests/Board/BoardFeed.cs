using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Portal.Requests.Texts;

namespace Portal.Requests.Board;

/// <summary>The answered orders as RSS 2.0, newest first.</summary>
internal static class BoardFeed
{
    public static void MapBoardFeed(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/orders/feed.xml", WriteAsync);

    private static async Task<IResult> WriteAsync(HttpContext http, ReadBoard board, IStringLocalizer<RequestsTexts> texts, CancellationToken ct)
    {
        var (rows, _) = await board.ColumnAsync(BoardColumn.Answered, "", 1, 30, ct);
        var root = $"{http.Request.Scheme}://{http.Request.Host}";
        using var memory = new MemoryStream();
        await using (var xml = XmlWriter.Create(memory, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            await xml.WriteStartElementAsync(null, "rss", null);
            await xml.WriteAttributeStringAsync(null, "version", null, "2.0");
            await xml.WriteStartElementAsync(null, "channel", null);
            await xml.WriteElementStringAsync(null, "title", null, texts["board.title"]);
            await xml.WriteElementStringAsync(null, "link", null, $"{root}/orders");
            await xml.WriteElementStringAsync(null, "description", null, texts["board.lead"]);
            foreach (var row in rows)
                await WriteItemAsync(xml, row, root);
            await xml.WriteEndElementAsync();
            await xml.WriteEndElementAsync();
        }

        return Results.Bytes(memory.ToArray(), "application/rss+xml; charset=utf-8");
    }

    private static async Task WriteItemAsync(XmlWriter xml, BoardRow row, string root)
    {
        await xml.WriteStartElementAsync(null, "item", null);
        await xml.WriteElementStringAsync(null, "title", null, new string([.. row.Title.Where(XmlConvert.IsXmlChar)]));
        await xml.WriteElementStringAsync(null, "link", null, $"{root}/orders/{row.Number}");
        await xml.WriteElementStringAsync(null, "guid", null, $"{root}/orders/{row.Number}");
        await xml.WriteElementStringAsync(null, "pubDate", null, (row.DeliveredAt ?? row.At).ToString("R", CultureInfo.InvariantCulture));
        await xml.WriteEndElementAsync();
    }
}
