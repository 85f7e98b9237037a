using System.Globalization;
using Portal.Live.Cmaf;

namespace Portal.Live.Hls;

/// <summary>
/// Names of a stream's files: <c>EPOCH-12.m4s</c>, <c>EPOCH-12.3.m4s</c> for a part, <c>EPOCH-i0.mp4</c>; with an <c>a</c>
/// before the dot for the sound alone. What is carried in the query, a seal, follows each.
/// </summary>
internal readonly record struct MediaNames(string Epoch, bool IsSound, string Carried = "")
{
    private string Mark => IsSound ? "a" : "";

    /// <summary>Name of a segment.</summary>
    public string Of(Segment segment) => string.Create(CultureInfo.InvariantCulture, $"{Epoch}-{segment.Number}{Mark}.m4s{Carried}");

    /// <summary>Name of a part.</summary>
    public string Of(Segment segment, int part) => Of(segment.Number, part);

    /// <summary>Name of a part that may not be there yet.</summary>
    public string Of(long segment, int part) => string.Create(CultureInfo.InvariantCulture, $"{Epoch}-{segment}{Mark}.{part}.m4s{Carried}");

    /// <summary>Name of an initialisation segment.</summary>
    public string Of(StreamFormat format) => string.Create(CultureInfo.InvariantCulture, $"{Epoch}-i{format.Number}{Mark}.mp4{Carried}");
}

/// <summary>What a name asks for.</summary>
/// <param name="Epoch">The stream's start.</param>
/// <param name="Number">Of the segment or format.</param>
/// <param name="Part">Of the part, or −1.</param>
/// <param name="IsInit">Whether it is an initialisation segment.</param>
/// <param name="IsSound">Whether it is the sound alone.</param>
internal readonly record struct MediaFile(string Epoch, long Number, int Part, bool IsInit, bool IsSound)
{
    /// <summary>Reads a name. False when it is none of ours.</summary>
    public static bool TryParse(string name, out MediaFile file)
    {
        file = default;
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var isInit = name.EndsWith(".mp4", StringComparison.Ordinal);
        if (dash is < 1 or > 16 || name.Length > 64 || (!isInit && !name.EndsWith(".m4s", StringComparison.Ordinal)))
            return false;
        var body = name.AsSpan(dash + 1)[..^4];
        var part = -1;
        if (isInit)
        {
            if (body.IsEmpty || body[0] != 'i')
                return false;
            body = body[1..];
        }
        else if (body.IndexOf('.') is var dot and >= 0)
        {
            if (!int.TryParse(body[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out part))
                return false;
            body = body[..dot];
        }

        var isSound = body.EndsWith("a", StringComparison.Ordinal);
        if (isSound)
            body = body[..^1];
        if (!long.TryParse(body, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        file = new MediaFile(name[..dash], number, part, isInit, isSound);
        return true;
    }
}
