using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Live.Rtmp;

namespace Portal.Live.Tests.Hosting;

/// <summary>The streaming module alone in a real Kestrel on free ports.</summary>
public sealed class LiveHost : IAsyncLifetime
{
    private WebApplication app = null!;

    public KeyGate Gate { get; } = new();

    public ReplayRights Rights { get; } = new();

    public WrittenCaptions Captions { get; } = new();

    public ChangeLog Changes { get; } = new();

    public LogLines Log { get; } = new();

    public Dictionary<string, string?> Settings { get; } = [];

    public string DataPath { get; init; } = Directory.CreateTempSubdirectory("portal-live-").FullName;

    public TimeProvider? Clock { get; init; }

    public HttpClient Http { get; private set; } = null!;

    public int HttpPort { get; private set; }

    public int RtmpPort => app.Services.GetRequiredService<RtmpEndpoint>().Port;

    public IStreams Streams => app.Services.GetRequiredService<IStreams>();

    public IServiceProvider Services => app.Services;

    public string PushAddress(string key) => $"rtmp://127.0.0.1:{RtmpPort}/live/{key}";

    public string Address(string path) => $"http://127.0.0.1:{HttpPort}{path}";

    /// <summary>Waits until so much is on disk.</summary>
    public async Task RecordedAsync(StreamPlan plan, TimeSpan length)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(100));
        while (!(Streams.Find(plan.StreamId)?.Recorded >= length))
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Live:RtmpPort"] = "0",
            ["Live:RtmpAddress"] = "127.0.0.1",
            ["Live:MinFreeMegabytes"] = "0",
            ["Portal:DataPath"] = DataPath,
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddSingleton<IPublishGate>(Gate).AddSingleton<IStreamWatcher>(Changes).AddSingleton<IReplayGate>(Rights).AddSingleton<IReplayCaptions>(Captions);
        if (Clock is not null)
            builder.Services.AddSingleton(Clock);
        builder.Services.AddRouting();
        LiveModule module = new();
        module.AddServices(builder.Services, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            LiveModule.Listen(kestrel, builder.Configuration);
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        app = builder.Build();
        app.UseRouting();
        module.MapEndpoints(app);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        HttpPort = addresses.Select(a => new Uri(a).Port).Last();
        Http = new HttpClient { BaseAddress = new Uri(Address("/")), Timeout = TimeSpan.FromSeconds(60) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
