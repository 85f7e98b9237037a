using Microsoft.Extensions.Configuration;

namespace Portal.Live;

/// <summary>Settings under <c>Live</c>.</summary>
public sealed class LiveOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Live";

    /// <summary>TCP port for RTMP; 0 takes a free one.</summary>
    public int RtmpPort { get; set; } = 1935;

    /// <summary>Address that RTMP listens on: an IP address, or <c>*</c> for all.</summary>
    public string RtmpAddress { get; set; } = "*";

    /// <summary>TCP port for RTMP over TLS; 0 leaves it out. Needs <see cref="RtmpsCertificate"/>.</summary>
    public int RtmpsPort { get; set; }

    /// <summary>PKCS#12 file with the certificate for RTMP over TLS.</summary>
    public string? RtmpsCertificate { get; set; }

    /// <summary>Password of that file.</summary>
    public string? RtmpsCertificatePassword { get; set; }

    /// <summary>Milliseconds between two writes to an FLV viewer, 10–1000.</summary>
    public int MergeMilliseconds { get; set; } = 100;

    /// <summary>Length aimed at for HLS segments in seconds, 1–10; they begin at key frames.</summary>
    public double SegmentSeconds { get; set; } = 2;

    /// <summary>Length aimed at for parts of HLS segments in seconds, 0.1–2.</summary>
    public double PartSeconds { get; set; } = 0.5;

    /// <summary>Segments in a live playlist, 3–60.</summary>
    public int WindowSegments { get; set; } = 6;

    /// <summary>Streams at the same time, 1–10000.</summary>
    public int MostStreams { get; set; } = 300;

    /// <summary>Connections on the RTMP port at the same time, 1–100000.</summary>
    public int MostRtmpConnections { get; set; } = 4000;

    /// <summary>Bytes of one RTMP message, 64 KB–64 MB. A key frame in 4K has about 2 MB.</summary>
    public int MostMessageBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Seconds without media after which a publisher counts as gone, 2–120.</summary>
    public double IdleSeconds { get; set; } = 10;

    /// <summary>Seconds of silence after which a second connection with the same key takes over, 0.5–60.</summary>
    public double TakeoverSeconds { get; set; } = 3;

    /// <summary>Seconds in which a connection on the RTMP port has to come to publish or play, 1–60.</summary>
    public double HandshakeSeconds { get; set; } = 10;

    /// <summary>Seconds that an FLV viewer may lag before it is moved to the newest key frame, 0.5–60.</summary>
    public double LagSeconds { get; set; } = 3;

    /// <summary>Megabytes of free disk below which recording stops.</summary>
    public int MinFreeMegabytes { get; set; } = 2048;

    /// <summary>Secret that signs addresses with an end, at least 16 characters; empty draws one per process.</summary>
    public string? SealingKey { get; set; }

    /// <summary>Secret that a reader of <c>/metrics/live</c> sends as bearer token; without one only this machine may read.</summary>
    public string? MetricsToken { get; set; }

    /// <summary>Program that draws covers and smaller pictures: a name in the path or a whole path; empty does without.</summary>
    public string Ffmpeg { get; set; } = "ffmpeg";

    /// <summary>Streams that may have smaller pictures at the same time, 0–64; each costs about half a processor core.</summary>
    public int MostLadders { get; set; } = 2;

    /// <summary>Sites whose pages may play, as <c>https://name</c>; <c>*</c>, the default when none is named, allows all.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">A value is not allowed; the message names the key and what is.</exception>
    public static LiveOptions From(IConfiguration configuration)
    {
        LiveOptions options = new();
        configuration.GetSection(Section).Bind(options);
        if (options.AllowedOrigins.Count == 0)
            options.AllowedOrigins.Add("*");
        if (options.AllowedOrigins.FirstOrDefault(o => o != "*" && !IsOrigin(o)) is { } wrong)
            throw new InvalidOperationException($"{Section}:{nameof(AllowedOrigins)} names '{wrong}'; allowed are * and origins as https://name or https://name:port.");
        Check(nameof(RtmpPort), options.RtmpPort, 0, 65535);
        Check(nameof(RtmpsPort), options.RtmpsPort, 0, 65535);
        Check(nameof(MergeMilliseconds), options.MergeMilliseconds, 10, 1000);
        Check(nameof(SegmentSeconds), options.SegmentSeconds, 1, 10);
        Check(nameof(PartSeconds), options.PartSeconds, 0.1, 2);
        Check(nameof(WindowSegments), options.WindowSegments, 3, 60);
        Check(nameof(MostStreams), options.MostStreams, 1, 10000);
        Check(nameof(MostRtmpConnections), options.MostRtmpConnections, 1, 100000);
        Check(nameof(MostMessageBytes), options.MostMessageBytes, 65536, 64 * 1024 * 1024);
        Check(nameof(IdleSeconds), options.IdleSeconds, 2, 120);
        Check(nameof(TakeoverSeconds), options.TakeoverSeconds, 0.5, 60);
        Check(nameof(HandshakeSeconds), options.HandshakeSeconds, 1, 60);
        Check(nameof(LagSeconds), options.LagSeconds, 0.5, 60);
        Check(nameof(MostLadders), options.MostLadders, 0, 64);
        Check(nameof(MinFreeMegabytes), options.MinFreeMegabytes, 0, int.MaxValue);
        if (options.RtmpsPort > 0 && !File.Exists(options.RtmpsCertificate))
            throw new InvalidOperationException($"{Section}:{nameof(RtmpsCertificate)} is '{options.RtmpsCertificate}'; {nameof(RtmpsPort)} needs a PKCS#12 file there.");
        if (options.SealingKey is { Length: > 0 and < 16 })
            throw new InvalidOperationException($"{Section}:{nameof(SealingKey)} is too short; at least 16 characters are needed.");
        if (options.RtmpAddress != "*" && !System.Net.IPAddress.TryParse(options.RtmpAddress, out _))
            throw new InvalidOperationException($"{Section}:{nameof(RtmpAddress)} is '{options.RtmpAddress}'; allowed are an IP address or *.");
        return options;
    }

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == text;

    private static void Check(string key, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
            throw new InvalidOperationException(FormattableString.Invariant($"{Section}:{key} is {value}; allowed are {least} to {most}."));
    }
}
