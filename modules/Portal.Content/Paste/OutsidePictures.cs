using Microsoft.Extensions.Logging;
using Portal.Content.Media;
using Portal.Content.Review;

namespace Portal.Content.Paste;

/// <summary>Fetches the pictures of a pasted page (WeChat's lie on its own servers), so that they lie in the library and not elsewhere.</summary>
internal sealed class OutsidePictures(ILogger<OutsidePictures> log, HttpMessageHandler handler) : IDisposable
{
    private const int Most = 30;
    private const int MostAtOnce = 4;
    private readonly HttpClient client = new(handler) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = MediaLimits.PictureBytes };

    public OutsidePictures(ILogger<OutsidePictures> log)
        : this(log, PublicWeb.Handler())
    {
    }

    /// <summary>The bytes by address; what does not answer, is too large or no address of the web is left out. At most 30 are asked for.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FetchAsync(IEnumerable<string> addresses, CancellationToken ct)
    {
        using var gate = new SemaphoreSlim(MostAtOnce);
        var asked = addresses.Where(a => Uri.TryCreate(a, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https").Distinct(StringComparer.Ordinal).Take(Most);
        var found = await Task.WhenAll(asked.Select(async address => (address, Bytes: await FetchAsync(address, gate, ct))));
        return found.Where(f => f.Bytes is not null).ToDictionary(f => f.address, f => f.Bytes!, StringComparer.Ordinal);
    }

    public void Dispose() => client.Dispose();

    private async Task<byte[]?> FetchAsync(string address, SemaphoreSlim gate, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            return await client.GetByteArrayAsync(new Uri(address), ct);
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException or InvalidOperationException && !ct.IsCancellationRequested)
        {
            log.LogInformation("A picture of a pasted page did not come: {Reason}", failed.Message);
            return null;
        }
        finally
        {
            gate.Release();
        }
    }
}
