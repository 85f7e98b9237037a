using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Live;
using Portal.Live.Hls;
using Portal.Live.Tests.Hosting;

namespace Portal.EndToEnd.Tests.Live;

/// <summary>A long broadcast behind the portal's own HLS.</summary>
internal sealed class LongStream : IAsyncDisposable
{
    private readonly WebApplication app;

    private LongStream(int window)
    {
        LiveOptions options = new() { SegmentSeconds = 1, WindowSegments = window };
        Broadcast = new LongBroadcast(options);
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
            return hls.ServeAsync(context, Broadcast.Stream);
        });
    }

    /// <summary>What is on air.</summary>
    public LongBroadcast Broadcast { get; }

    /// <summary>Address of the playlist; it stays when the broadcast has ended.</summary>
    public string Address => $"{app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/live/long/index.m3u8";

    /// <summary>Milliseconds since the stream began at which each listed segment starts.</summary>
    public IReadOnlyList<long> Starts => [.. Broadcast.Log.View().Segments.Select(s => s.Start)];

    /// <summary>Makes it and listens. Of segments of a second so many are listed: with four, the last clip and nothing before.</summary>
    public static async Task<LongStream> StartAsync(int window = 4)
    {
        LongStream made = new(window);
        await made.app.StartAsync();
        return made;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
