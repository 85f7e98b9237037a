using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Kit.Episodes;
using Portal.Live.Rtmp;

namespace Portal.Site.Start;

/// <summary>
/// Opens the home page and the next room once, as a browser would, before the portal says that it is open: otherwise the
/// first villager waits while the process compiles what everybody after them finds ready (a room 3.3 s instead of 0.9 s
/// to the moving picture). Whatever fails here is logged and hinders nothing.
/// </summary>
internal sealed partial class WarmUp(IServer server, RtmpEndpoint rtmp, IServiceScopeFactory scopes, ILogger<WarmUp> log)
{
    /// <summary>Live addresses never end: this many bytes of anything are enough.</summary>
    private const int Enough = 64 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Ends when the pages were opened, at the latest after 10 s.</summary>
    public async Task RunAsync(CancellationToken ct = default)
    {
        if (Address() is not { } root)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        using var http = new HttpClient { BaseAddress = root };
        try
        {
            foreach (var page in await PagesAsync(limit.Token))
                await OpenAsync(http, page, limit.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException)
        {
            log.LogInformation("The first pages could not be opened beforehand: {Reason}", failure.Message);
        }
    }

    private Uri? Address()
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            var parsed = BindingAddress.Parse(address);
            if (parsed.Port != rtmp.Port && parsed.Scheme == Uri.UriSchemeHttp && !parsed.IsUnixPipe && !parsed.IsNamedPipe)
                return new Uri($"http://{(parsed.Host is "[::]" or "0.0.0.0" or "*" or "+" ? "localhost" : parsed.Host)}:{parsed.Port}");
        }

        return null;
    }

    private async Task<IReadOnlyList<string>> PagesAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<IEpisodes>().ComingAsync("", 1, ct);
        return ["/", .. next.Select(episode => episode.Address)];
    }

    /// <summary>The page, then all at once what it loads, the first bytes of each.</summary>
    private static async Task OpenAsync(HttpClient http, string page, CancellationToken ct)
    {
        var html = await http.GetStringAsync(page, ct);
        var parts = Loaded().Matches(html).Select(match => match.Groups[1].Value).Distinct().Where(IsOurs);
        await Task.WhenAll(parts.Select(part => ReadAsync(http, part, ct)));
    }

    private static bool IsOurs(string address) => !address.Contains(':', StringComparison.Ordinal) && !address.StartsWith("//", StringComparison.Ordinal);

    private static async Task ReadAsync(HttpClient http, string address, CancellationToken ct)
    {
        using var answer = await http.GetAsync(address.Replace("&amp;", "&", StringComparison.Ordinal), HttpCompletionOption.ResponseHeadersRead, ct);
        // Events come when somebody says something: their head is all there is to wait for.
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return;
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[8192];
        for (int read, sum = 0; sum < Enough && (read = await body.ReadAsync(buffer, ct)) > 0; sum += read)
        {
        }
    }

    [GeneratedRegex("(?:src|data-hls|data-flv|data-events)=\"([^\"]+)\"")]
    private static partial Regex Loaded();
}
