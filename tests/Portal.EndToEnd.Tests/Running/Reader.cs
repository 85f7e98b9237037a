using System.Diagnostics;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>Somebody who reads an endless answer - FLV, sound, events - and knows when the last byte came.</summary>
public sealed class Reader : IAsyncDisposable
{
    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource stop = new();
    private readonly Task reading;
    private long bytes;
    private long lastAt;

    private Reader(string address) => reading = Task.Run(() => ReadAsync(address));

    /// <summary>Bytes so far.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>When the last byte came, as <see cref="Stopwatch.GetTimestamp"/> says it.</summary>
    public long LastAt => Interlocked.Read(ref lastAt);

    /// <summary>Begins to read.</summary>
    public static Reader Start(string address) => new(address);

    /// <summary>Waits until more has come than there is now.</summary>
    public async Task MoreAsync(CancellationToken ct)
    {
        var before = Bytes;
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (Bytes <= before)
            await look.WaitForNextTickAsync(ct);
    }

    /// <summary>Waits until nothing has come for so long.</summary>
    public async Task SilentAsync(TimeSpan time, CancellationToken ct)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (Stopwatch.GetElapsedTime(LastAt) < time)
            await look.WaitForNextTickAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        stop.Dispose();
    }

    private async Task ReadAsync(string address)
    {
        var buffer = new byte[64 * 1024];
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, stop.Token);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(stop.Token);
        while (await body.ReadAsync(buffer, stop.Token) is > 0 and var got)
        {
            Interlocked.Exchange(ref lastAt, Stopwatch.GetTimestamp());
            Interlocked.Add(ref bytes, got);
        }
    }
}
