using Portal.Storage.Signals;
using Portal.Testing;

namespace Portal.Storage.Tests.Signals;

public sealed class RememberedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly TaskCompletionSource slow = new();
    private int reads;

    [Fact]
    public async Task Is_read_once_until_a_signal_or_thirty_seconds()
    {
        await using var host = await StorageHost.StartAsync();
        var signals = host.Get<ISignals>();
        using var rows = new Remembered<string>(host.Store, signals, host.Clock, "rows", (_, _) => Task.FromResult($"{++reads}"));
        Assert.Equal("1", await rows.ReadAsync(Ct));
        Assert.Equal("1", await rows.ReadAsync(Ct));
        await signals.RaiseAsync("rows", Ct);
        Assert.Equal("2", await rows.ReadAsync(Ct));
        host.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("2", await rows.ReadAsync(Ct));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("3", await rows.ReadAsync(Ct));
    }

    [Fact]
    public async Task What_changed_while_it_was_read_is_seen_by_the_next_question()
    {
        await using var host = await StorageHost.StartAsync();
        using var rows = new Remembered<string>(host.Store, host.Get<ISignals>(), host.Clock, "rows", async (_, _) =>
        {
            var read = $"{++reads}";
            if (reads == 1)
                await slow.Task;
            return read;
        });
        var early = rows.ReadAsync(Ct);
        await host.Get<ISignals>().RaiseAsync("rows", Ct);
        slow.SetResult();
        Assert.Equal("1", await early);
        Assert.Equal("2", await rows.ReadAsync(Ct));
    }
}
