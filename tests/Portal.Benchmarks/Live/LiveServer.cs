using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Live;

namespace Portal.Benchmarks.Live;

/// <summary>The streaming module alone: <c>live-server HTTP-PORT RTMP-PORT [MERGE-MS]</c>. Every key publishes, under itself as name.</summary>
internal static class LiveServer
{
    public static async Task RunAsync(int httpPort, int rtmpPort, int mergeMilliseconds)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Live:RtmpPort"] = rtmpPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Live:MergeMilliseconds"] = mergeMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Portal:DataPath"] = Path.Combine(Path.GetTempPath(), "portal-bench"),
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IPublishGate, OpenGate>();
        builder.Services.AddRouting();
        LiveModule module = new();
        module.AddServices(builder.Services, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            LiveModule.Listen(kestrel, builder.Configuration);
            kestrel.Listen(IPAddress.Loopback, httpPort);
        });
        var app = builder.Build();
        app.UseRouting();
        module.MapEndpoints(app);
        Console.WriteLine($"pid {Environment.ProcessId}");
        await app.RunAsync();
    }

    private sealed class OpenGate : IPublishGate
    {
        public ValueTask<PublishDecision> AskAsync(PublishRequest request, CancellationToken ct) => ValueTask.FromResult<PublishDecision>(
            new PublishGranted(new StreamPlan(Guid.CreateVersion7(), request.Key, TimeSpan.Zero, TimeSpan.FromSeconds(5), Record: false)));
    }
}
