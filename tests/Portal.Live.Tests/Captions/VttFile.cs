using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Captions;

/// <summary>Reads a captions segment as a player does.</summary>
internal static partial class VttFile
{
    /// <summary>The map of RFC 8216 §3.5; the test fails when there is none in the header.</summary>
    public static (TimeSpan Local, long Mpegts) Map(string file)
    {
        var map = MapLine().Match(file);
        Assert.True(map.Success, file);
        return (TimeSpan.Parse(map.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(map.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>Times and words.</summary>
    public static List<(TimeSpan From, TimeSpan To, string Text)> Cues(string file) =>
    [
        .. CueLines().Matches(file).Select(m => (
            TimeSpan.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), TimeSpan.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture), m.Groups[3].Value)),
    ];

    /// <summary>Decoding time of a media segment's first picture, 90 kHz.</summary>
    public static async Task<long> StartOfAsync(LiveHost host, string address)
    {
        var bytes = await host.Http.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        var at = bytes.AsSpan().IndexOf("tfdt"u8);
        return (long)BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(at + 8));
    }

    [GeneratedRegex(@"\AWEBVTT\nX-TIMESTAMP-MAP=LOCAL:([0-9:.]+),MPEGTS:(\d+)\n")]
    private static partial Regex MapLine();

    [GeneratedRegex(@"\n\n([0-9:.]+) --> ([0-9:.]+)\n([^\n]+(?:\n[^\n]+)*)")]
    private static partial Regex CueLines();
}
