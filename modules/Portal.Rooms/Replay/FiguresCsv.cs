using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Portal.Accounts.SignIn;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Rooms.Texts;

namespace Portal.Rooms.Replay;

/// <summary>GET /desk/episodes/ID/figures.csv: minute by minute, then the sums (RFC 4180, UTF-8 with byte order mark, so that spreadsheets read the Chinese).</summary>
internal static class FiguresCsv
{
    private static readonly string[] Ways = ["hls", "flv", "rtmp", "listen"];

    public static void MapFiguresCsv(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/desk/episodes/{id:guid}/figures.csv", HandleAsync).RequireAuthorization(StaffPolicy.Name);

    /// <summary>The file's text without the byte order mark.</summary>
    public static string Write(Figures figures, IStringLocalizer<RoomsTexts> t)
    {
        StringBuilder csv = new();
        Line(csv, [t["figures.minute"], t["figures.viewers"], t["figures.minutes-watched"], .. Ways.Select(w => t[$"figures.way-{w}"].Value)]);
        foreach (var m in figures.Minutes)
            Line(csv, [ChinaTime.ToLocal(m.Minute).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Number(m.Viewers), (m.ViewerSeconds / 60.0).ToString("0.0", CultureInfo.InvariantCulture), Number(m.Hls), Number(m.Flv), Number(m.Rtmp), Number(m.Listen)]);
        csv.Append("\r\n");
        foreach (var (name, value) in Sums(figures, t))
            Line(csv, [name, Number(value)]);
        return csv.ToString();
    }

    /// <summary>The sums with their names, as page and file show them.</summary>
    public static IEnumerable<(string Name, int Value)> Sums(Figures figures, IStringLocalizer<RoomsTexts> t) =>
    [
        (t["figures.peak"], figures.Peak),
        (t["figures.minutes-watched"], figures.MinutesWatched),
        (t["figures.comments"], figures.Comments),
        (t["figures.speakers"], figures.Speakers),
        (t["figures.hidden"], figures.Hidden),
        (t["figures.orders"], figures.Orders),
        (t["figures.answered"], figures.Answered),
        (t["figures.from-comments"], figures.FromComments),
        (t["figures.likes"], figures.Likes),
    ];

    private static async Task<IResult> HandleAsync(
        Guid id, HttpContext http, EpisodeFigures read, ICurrentUser users, IStringLocalizer<RoomsTexts> t, CancellationToken ct)
    {
        if (await read.ReadAsync(await users.ReadAsync(ct), id, ct) is not { } figures)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers[HeaderNames.ContentDisposition] =
            string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{figures.Facts.Room.Slug}-{figures.Facts.Episode.Number}.csv\"");
        return Results.Bytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Write(figures, t))], "text/csv; charset=utf-8");
    }

    private static void Line(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    // What a spreadsheet would take for a formula is made a text.
    private static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
