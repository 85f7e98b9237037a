using Microsoft.Extensions.Time.Testing;
using Portal.Moderation.Flood;

namespace Portal.Moderation.Tests.Flood;

public class FloodCountersTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Allows_as_many_as_the_limit_in_a_window_and_again_in_the_next_but_one()
    {
        var counters = new FloodCounters(clock);
        for (var i = 0; i < 3; i++)
            Assert.True(counters.Allows("a", 3, TimeSpan.FromMinutes(1)));
        Assert.False(counters.Allows("a", 3, TimeSpan.FromMinutes(1)));
        Assert.True(counters.Allows("b", 3, TimeSpan.FromMinutes(1)));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(counters.Allows("a", 3, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void The_window_slides_and_does_not_jump()
    {
        var counters = new FloodCounters(clock);
        clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 4; i++)
            counters.Allows("a", 4, TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(counters.Allows("a", 4, TimeSpan.FromMinutes(1)));
        clock.Advance(TimeSpan.FromSeconds(45));
        Assert.True(counters.Allows("a", 4, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Memory_is_bounded_and_keeps_the_busiest_of_late()
    {
        var counters = new FloodCounters(clock, capacity: 100);
        for (var i = 0; i < 1000; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            counters.Allows($"visitor {i}", 5, TimeSpan.FromMinutes(1));
            counters.Allows("flooder", 5, TimeSpan.FromMinutes(1));
        }
        Assert.InRange(counters.Count, 1, 100);
        Assert.False(counters.Allows("flooder", 5, TimeSpan.FromMinutes(1)));
    }
}
