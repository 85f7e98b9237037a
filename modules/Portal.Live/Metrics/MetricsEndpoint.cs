using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Kit.Streams;
using Portal.Live.Streams;

namespace Portal.Live.Metrics;

/// <summary><c>/metrics/live</c>: the state of every stream in Prometheus' text format, for this machine or with a token.</summary>
internal sealed class MetricsEndpoint(StreamHub hub, IStreams streams, LiveOptions options)
{
    /// <summary>Answers one request.</summary>
    public Task ServeAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!MayRead(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return context.Response.WriteAsync(Write(), context.RequestAborted);
    }

    private bool MayRead(HttpContext context)
    {
        if (options.MetricsToken is not { Length: > 0 } token)
            return context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes("Bearer " + token), Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()));
    }

    private string Write()
    {
        var states = streams.All();
        StringBuilder text = new();
        Family(text, "portal_live_streams", "Streams on air or in their grace time.", [("", states.Count)]);
        Family(text, "portal_live_bits_per_second", "Received from the publisher.", states.Select(s => (Label(s), (double)s.BitsPerSecond)));
        Family(text, "portal_live_frames_per_second", "Pictures a second.", states.Select(s => (Label(s), s.FrameRate)));
        Family(text, "portal_live_key_frame_seconds", "Length of the last group of pictures.", states.Select(s => (Label(s), s.KeyFrameInterval.TotalSeconds)));
        Family(text, "portal_live_jitter_seconds", "How unevenly frames arrive (RFC 3550).", states.Select(s => (Label(s), s.Jitter.TotalSeconds)));
        Family(text, "portal_live_dropped_pictures", "Pictures that never came or were of no use, since the beginning.", states.Select(s => (Label(s), (double)s.Dropped)));
        Family(text, "portal_live_viewer_skips", "How often a viewer who fell behind was moved on, since the beginning.", states.Select(s => (Label(s), (double)s.Skips)));
        Family(text, "portal_live_on_air", "1 while the publisher sends and nothing is cut off.", states.Select(s => (Label(s), s.Phase == StreamPhase.OnAir ? 1.0 : 0)));
        Family(text, "portal_live_recorded_seconds", "Length of what is on disk.", states.Select(s => (Label(s), s.Recorded.TotalSeconds)));
        Family(text, "portal_live_recording_stopped", "1 when recording was stopped.", states.Select(s => (Label(s), s.RecordingStopped is null ? 0.0 : 1)));
        Family(text, "portal_live_viewers", "Connected viewers by kind.", hub.All.Where(s => !s.IsOver).SelectMany(s => Enum.GetValues<ViewerKind>().Select(kind =>
            ($"{{stream=\"{s.Plan.PlayName}\",kind=\"{kind}\"}}", (double)s.Audience.Connected(kind)))));
        return text.ToString();
    }

    // Play names are letters and digits: nothing to escape.
    private static string Label(StreamState state) => $"{{stream=\"{state.PlayName}\"}}";

    private static void Family(StringBuilder text, string name, string help, IEnumerable<(string Labels, double Value)> values)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");
        foreach (var (labels, value) in values)
            text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
    }
}
