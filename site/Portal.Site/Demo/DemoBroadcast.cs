using Portal.Live.Rtmp;
using Portal.Rooms.Publish;

namespace Portal.Site.Demo;

/// <summary>
/// Keeps the demo room on air: loops the recipe's clip through the portal's own RTMP port, as a host with a phone would
/// send it. Goes on after a restart, and rests while the demo episode has ended.
/// </summary>
internal sealed class DemoBroadcast(
    DemoKeys keys,
    RtmpEndpoint rtmp,
    RtmpPublisher publisher,
    IHostApplicationLifetime lifetime,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<DemoBroadcast> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Clip() is not { } path)
            return;
        var clip = await File.ReadAllBytesAsync(path, stoppingToken);
        await StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await keys.FindAsync(stoppingToken) is { } key)
                await PublishAsync(key, clip, stoppingToken);
            await Task.Delay(Rest, clock, stoppingToken);
        }
    }

    private async Task PublishAsync(string key, byte[] clip, CancellationToken ct)
    {
        try
        {
            await publisher.PublishAsync(Host(), rtmp.Port, key, clip, loop: true, ct);
        }
        catch (Exception failure) when (failure is RtmpRefusedException or IOException or System.Net.Sockets.SocketException)
        {
            // Somebody else publishes with the demo key, or the studio took the room off air: try again after a rest.
            log.LogInformation("The demo broadcast pauses: {Reason}", failure.Message);
        }
    }

    private string? Clip()
    {
        var recipe = configuration["Portal:Recipe"];
        if (string.IsNullOrWhiteSpace(recipe))
            return null;
        var path = Path.Combine(Path.GetFullPath(recipe, environment.ContentRootPath), "media", "sample.flv");
        return File.Exists(path) ? path : null;
    }

    private string Host() =>
        configuration["Live:RtmpAddress"] is { Length: > 0 } address && address is not ("*" or "0.0.0.0" or "::") ? address : "127.0.0.1";

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var on = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }
}
