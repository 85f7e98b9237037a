using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Portal.Content.Review;

/// <summary>
/// Asks other sites whether a page is there, in the way of <see cref="PublicWeb"/>.
/// </summary>
internal sealed class OutsideLinks(TimeProvider clock, ILogger<OutsideLinks> log) : IDisposable
{
    private const int MostAtOnce = 10;
    private const int MostKept = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (bool Dead, DateTimeOffset At)> known = new(StringComparer.Ordinal);
    private readonly HttpClient client = new(PublicWeb.Handler()) { Timeout = Patience };

    public bool IsDead(string address) => known.TryGetValue(address, out var seen) && seen.Dead;

    public Task VisitAsync(IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        if (known.Count > MostKept)
            known.Clear();
        var now = clock.GetUtcNow();
        return Task.WhenAll(addresses.Distinct().Where(a => !known.TryGetValue(a, out var seen) || now - seen.At > Fresh).Take(MostAtOnce).Select(a => VisitAsync(a, ct)));
    }

    public void Dispose() => client.Dispose();

    private async Task VisitAsync(string address, CancellationToken ct)
    {
        var dead = false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            dead = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone;
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException or UriFormatException or InvalidOperationException && !ct.IsCancellationRequested)
        {
            log.LogInformation("A link of a text did not answer: {Reason}", failed.Message);
            dead = true;
        }

        known[address] = (dead, clock.GetUtcNow());
    }
}
