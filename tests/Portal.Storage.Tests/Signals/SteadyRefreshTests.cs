using Microsoft.Extensions.Time.Testing;
using Portal.Storage.Signals;

namespace Portal.Storage.Tests.Signals;

/// <summary>A dispatcher that runs what it is given at once stands for the page's.</summary>
public sealed class SteadyRefreshTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly TaskCompletionSource first = new();
    private int refreshes;

    [Fact]
    public async Task A_storm_of_signals_during_a_refresh_asks_for_one_more_after_a_breath()
    {
        using var steady = new SteadyRefresh(work => work(), SlowFirstAsync, clock);
        for (var signals = 0; signals < 100; signals++)
            steady.Wake();
        Assert.Equal(1, refreshes);
        first.SetResult();
        await first.Task;
        Assert.Equal(1, refreshes);
        clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(2, refreshes);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, refreshes);
        steady.Wake();
        Assert.Equal(3, refreshes);
    }

    [Fact]
    public void A_refresh_that_fails_does_not_stop_the_next()
    {
        var times = 0;
        using var steady = new SteadyRefresh(work => work(), () => ++times == 1 ? Task.FromException(new IOException("once")) : Task.CompletedTask, clock);
        steady.Wake();
        steady.Wake();
        Assert.Equal(2, times);
    }

    [Fact]
    public async Task What_was_asked_during_a_refresh_that_fails_is_not_lost_for_good()
    {
        using var steady = new SteadyRefresh(work => work(), SlowFirstAsync, clock);
        steady.Wake();
        steady.Wake();
        first.SetException(new IOException("once"));
        await Assert.ThrowsAsync<IOException>(() => first.Task);
        steady.Wake();
        Assert.Equal(2, refreshes);
    }

    [Fact]
    public void A_page_that_is_left_is_not_refreshed_any_more()
    {
        var steady = new SteadyRefresh(work => work(), () => Task.FromResult(++refreshes), clock);
        steady.Wake();
        steady.Wake();
        steady.Dispose();
        clock.Advance(TimeSpan.FromSeconds(1));
        steady.Wake();
        Assert.Equal(1, refreshes);
    }

    private async Task SlowFirstAsync()
    {
        if (++refreshes == 1)
            await first.Task.ConfigureAwait(false);
    }
}
