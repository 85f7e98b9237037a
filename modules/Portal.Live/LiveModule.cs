using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Kit.Modules;
using Portal.Kit.Streams;
using Portal.Live.Captions;
using Portal.Live.Cmaf;
using Portal.Live.Hls;
using Portal.Live.Ladder;
using Portal.Live.Metrics;
using Portal.Live.Recording;
using Portal.Live.Rtmp;
using Portal.Live.Streams;

namespace Portal.Live;

/// <summary>The stream hub with RTMP, FLV, HLS and recording. No pages, no database.</summary>
public sealed class LiveModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "live";

    /// <summary>
    /// Adds the RTMP port to Kestrel, by the settings <c>Live:RtmpAddress</c> and <c>Live:RtmpPort</c>, and the one over TLS if set. A server that
    /// listens somewhere by code forgets <c>--urls</c>: the site binds those itself.
    /// </summary>
    public static void Listen(KestrelServerOptions options, IConfiguration configuration)
    {
        var live = LiveOptions.From(configuration);
        Listen(options, live, live.RtmpPort, listen => options.ApplicationServices.GetRequiredService<RtmpEndpoint>().Bind(listen));
        if (live.RtmpsPort > 0)
            Listen(options, live, live.RtmpsPort, listen => listen.UseHttps(live.RtmpsCertificate!, live.RtmpsCertificatePassword));
    }

    private static void Listen(KestrelServerOptions options, LiveOptions live, int port, Action<ListenOptions> prepare)
    {
        void Configure(ListenOptions listen)
        {
            prepare(listen);
            listen.UseConnectionHandler<RtmpConnectionHandler>();
        }

        if (live.RtmpAddress == "*")
            options.ListenAnyIP(port, Configure);
        else
            options.Listen(IPAddress.Parse(live.RtmpAddress), port, Configure);
    }

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(LiveOptions.From(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddLocalization();
        services.AddSingleton<RtmpEndpoint>();
        services.AddSingleton<IPushPort>(s => s.GetRequiredService<RtmpEndpoint>());
        services.AddSingleton<WatcherQueue>();
        services.AddHostedService(s => s.GetRequiredService<WatcherQueue>());
        services.AddSingleton<IStreamPartFactory, SegmentLogFactory>();
        services.AddSingleton<IStreamPartFactory, LiveCaptionsFactory>();
        services.AddSingleton<Ffmpeg>();
        services.AddSingleton<IStreamPartFactory, LadderFactory>();
        services.AddSingleton<CrossOrigin>();
        services.AddSingleton<HlsEndpoint>();
        services.AddSingleton<AddressSeal>();
        services.AddSingleton<ISealedAddresses>(s => s.GetRequiredService<AddressSeal>());
        services.AddMetrics();
        services.AddHostedService<LiveMeters>();
        services.AddSingleton<MetricsEndpoint>();
        services.AddSingleton<Covers>();
        services.AddSingleton<RecordingStore>();
        services.AddSingleton<IStreamPartFactory>(s => s.GetRequiredService<RecordingStore>());
        services.AddSingleton<IRecordings>(s => s.GetRequiredService<RecordingStore>());
        services.AddHostedService<RecordingRecovery>();
        services.AddSingleton<ReplayEndpoint>();
        services.AddSingleton<StreamHub>();
        services.AddHostedService<HubLifetime>();
        services.AddSingleton<StreamsAnswer>();
        services.AddSingleton<IStreams>(s => s.GetRequiredService<StreamsAnswer>());
        services.AddSingleton<IStreamHistory>(s => s.GetRequiredService<StreamsAnswer>());
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        ActivatorUtilities.CreateInstance<LiveEndpoints>(endpoints.ServiceProvider).Map(endpoints);
}
