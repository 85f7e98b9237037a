using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Kit.Streams;
using Portal.Kit.Time;

namespace Portal.Live.Streams;

/// <summary>Signs addresses with an end, for streams that not everybody may play, and for the studio's preview.</summary>
internal sealed class AddressSeal(LiveOptions options, TimeProvider clock) : ISealedAddresses
{
    // Without a key in the settings, addresses end with the process too.
    private readonly byte[] key = options.SealingKey is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text) : RandomNumberGenerator.GetBytes(32);

    /// <inheritdoc />
    public string Seal(string address, string playName, DateTime until) => address + Query("play", playName, until);

    /// <inheritdoc />
    public string Preview(string playName, DateTime until) => $"/live/{playName}.flv" + Query("preview", playName, until);

    /// <inheritdoc />
    public string WholeReplay(Guid streamId, DateTime until) => $"/replay/{streamId}/index.m3u8" + Query("preview", streamId.ToString("N"), until);

    /// <summary>Whether a request carries the right to play this.</summary>
    public bool MayPlay(HttpRequest request, string playName) =>
        MayPlay(playName, request.Query["until"].ToString(), request.Query["seal"].ToString()) || MayPreview(request, playName);

    /// <summary>Whether these two carry the right to play this.</summary>
    public bool MayPlay(string playName, string until, string seal) => IsSealed("play", playName, until, seal);

    /// <summary>Whether a request carries the right to see what is not public.</summary>
    public bool MayPreview(HttpRequest request, string playName) =>
        IsSealed("preview", playName, request.Query["until"].ToString(), request.Query["seal"].ToString());

    /// <summary>The part of a request's query that carries the right, for the addresses within a playlist.</summary>
    public static string Carry(HttpRequest request) => request.Query.TryGetValue("seal", out var seal) && request.Query.TryGetValue("until", out var until)
        ? $"?until={Uri.EscapeDataString(until.ToString())}&seal={Uri.EscapeDataString(seal.ToString())}"
        : "";

    private string Query(string right, string playName, DateTime until)
    {
        var end = new DateTimeOffset(DateTime.SpecifyKind(until, DateTimeKind.Utc)).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"?until={end}&seal={Sign(right, playName, end)}");
    }

    private bool IsSealed(string right, string playName, string until, string seal)
    {
        if (!long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || end < new DateTimeOffset(clock.UtcNow()).ToUnixTimeSeconds())
        {
            return false;
        }

        var expected = Encoding.ASCII.GetBytes(Sign(right, playName, end));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(seal));
    }

    private string Sign(string right, string playName, long end) => Convert.ToHexStringLower(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{right}\n{playName}\n{end}"))))[..32];
}
