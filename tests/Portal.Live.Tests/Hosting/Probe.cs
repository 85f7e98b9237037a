using System.Text.Json;

namespace Portal.Live.Tests.Hosting;

/// <summary>What ffprobe says about an address.</summary>
public sealed record Probe(IReadOnlyList<string> Codecs, int Width, int VideoPackets, int AudioPackets, double FirstPts, double LastPts, string Errors)
{
    /// <summary>Reads so many seconds.</summary>
    public static async Task<Probe> ReadAsync(string address, int seconds = 4)
    {
        var json = await Tool.RunAsync("ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_packets", "-read_intervals", $"%+{seconds}", address);
        using var document = JsonDocument.Parse(json);
        var streams = document.RootElement.GetProperty("streams").EnumerateArray().ToList();
        var packets = document.RootElement.GetProperty("packets").EnumerateArray().ToList();
        var times = packets.Where(p => p.TryGetProperty("pts_time", out _))
            .Select(p => double.Parse(p.GetProperty("pts_time").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return new Probe(
            [.. streams.Select(s => s.TryGetProperty("codec_name", out var name) ? name.GetString()! : "?").Order()],
            streams.Select(s => s.TryGetProperty("width", out var w) ? w.GetInt32() : 0).DefaultIfEmpty().Max(),
            packets.Count(p => p.GetProperty("codec_type").GetString() == "video"),
            packets.Count(p => p.GetProperty("codec_type").GetString() == "audio"),
            times.DefaultIfEmpty().Min(),
            times.DefaultIfEmpty().Max(),
            "");
    }
}
