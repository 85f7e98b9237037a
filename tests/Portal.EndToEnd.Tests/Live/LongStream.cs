using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Portal.Kit.Streams;
using Portal.Live;
using Portal.Live.Cmaf;
using Portal.Live.Flv;
using Portal.Live.Hls;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;
using Portal.Live.Tests.Hosting;

namespace Portal.EndToEnd.Tests.Live;

/// <summary>A stream whose clock is in hand, so that it can be on air for weeks, behind the portal's own HLS.</summary>
internal sealed class LongStream : IAsyncDisposable
{
    private readonly LiveOptions options;
    private readonly FakeTimeProvider clock = new();
    private readonly LiveStream stream;
    private readonly Publication publication;
    private readonly WebApplication app;

    private LongStream(int window)
    {
        options = new LiveOptions { SegmentSeconds = 1, WindowSegments = window };
        stream = new LiveStream(new StreamPlan(Guid.Empty, "long", TimeSpan.Zero, TimeSpan.FromSeconds(9), false), options, clock, (_, _) => { });
        stream.Add(new Segmenter(new SegmentLog(stream, options, clock), options));
        publication = new Publication(null!, clock) { Stream = stream };
        stream.TryTakeOver(publication, TimeSpan.Zero, stream.Plan);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        HlsEndpoint hls = new(options, TimeProvider.System);
        CrossOrigin open = new(LiveOptions.From(app.Configuration));
        app.MapGet("/live/{name}/{file}", (HttpContext context) =>
        {
            open.Allow(context);
            return hls.ServeAsync(context, stream);
        });
    }

    /// <summary>Address of the playlist.</summary>
    public string Address => $"{app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/live/long/index.m3u8";

    /// <summary>Milliseconds since the stream began at which each listed segment starts.</summary>
    public IReadOnlyList<long> Starts => [.. stream.Part<Segmenter>()!.Log.View().Segments.Select(s => s.Start)];

    /// <summary>Makes it and listens. Of segments of a second so many are listed: with four, the last clip and nothing before.</summary>
    public static async Task<LongStream> StartAsync(int window = 4)
    {
        LongStream made = new(window);
        await made.app.StartAsync();
        return made;
    }

    /// <summary>Has been on air so long, in silence but for a clip now and then, that four seconds begin here.</summary>
    public async Task SendAsOfAsync(long from)
    {
        for (var (at, sent) = (0L, -4000L); ; at = Math.Min(at + (1L << 30), from))
        {
            await SendAsync(at, at - sent - 4000);
            sent = at;
            if (at == from)
                return;
        }
    }

    /// <summary>Sends the clip of four seconds with these times of the publisher's, so long after what was sent before.</summary>
    public async Task SendAsync(long from, long after = 0)
    {
        clock.Advance(TimeSpan.FromMilliseconds(after));
        var last = 0u;
        foreach (var tag in FlvTag.ReadFile(await Clip.BytesAsync()))
        {
            // Sound and picture overlap by a few milliseconds: the clock never goes back.
            clock.Advance(TimeSpan.FromMilliseconds(Math.Max(0L, tag.Timestamp - (long)last)));
            last = Math.Max(last, tag.Timestamp);
            // 32 bits, as they come over the wire.
            var time = unchecked((uint)(from + tag.Timestamp));
            if (tag.Type == TagTypes.Video ? MediaBody.TryReadVideo(tag.Data.ToArray(), time, out var arrival) : MediaBody.TryReadAudio(tag.Data.ToArray(), time, out arrival))
                publication.Append(arrival);
        }
    }

    /// <summary>Goes off air; the playlist stays.</summary>
    public void End() => stream.End();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
