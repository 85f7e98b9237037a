using Portal.Live.Rtmp;

namespace Portal.Live.Tests.Hosting;

/// <summary>Publishes the clip in a loop with the portal's own client until disposed.</summary>
public sealed class Loop : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task publishing;

    private Loop(LiveHost host, string key, byte[] clip) =>
        publishing = new RtmpPublisher(TimeProvider.System).PublishAsync("127.0.0.1", host.RtmpPort, key, clip, loop: true, stop.Token);

    public Task Publishing => publishing;

    public static async Task<Loop> StartAsync(LiveHost host, string key, byte[]? clip = null) => new(host, key, clip ?? await Clip.BytesAsync());

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await publishing.ContinueWith(static _ => { }, TaskScheduler.Default);
        stop.Dispose();
    }
}
