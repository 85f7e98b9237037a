using Microsoft.Extensions.Time.Testing;
using Portal.Kit.Streams;
using Portal.Live.Streams;

namespace Portal.Live.Tests.Streams;

public sealed class StreamHistoryTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly LiveStream stream;

    public StreamHistoryTests() => stream = new LiveStream(
        new StreamPlan(Guid.NewGuid(), "history", TimeSpan.Zero, TimeSpan.FromMinutes(1), Record: false), new LiveOptions(), clock, (_, _) => { });

    [Fact]
    public void A_sample_is_taken_every_ten_seconds_whatever_the_beat()
    {
        for (var i = 0; i < 601; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            stream.History.Beat(stream);
        }

        Assert.Equal(6, stream.History.Read().Count);
    }

    [Fact]
    public void An_hour_is_kept_and_no_more()
    {
        for (var i = 0; i < 400; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            stream.History.Beat(stream);
        }

        var samples = stream.History.Read();

        Assert.Equal(StreamHistory.Most, samples.Count);
        Assert.Equal(clock.GetUtcNow().UtcDateTime, samples[^1].At);
        Assert.Equal(TimeSpan.FromSeconds(10 * (StreamHistory.Most - 1)), samples[^1].At - samples[0].At);
        Assert.Equal(samples.OrderBy(s => s.At), samples);
    }

    [Fact]
    public void What_was_lost_stands_in_the_sample_in_which_it_happened()
    {
        stream.Meter.CountUnusable();
        stream.Audience.Skipped(3);
        Step();
        Step();

        var samples = stream.History.Read();

        Assert.Equal([(1L, 3L), (0L, 0L)], samples.Select(s => (s.Dropped, s.Skips)));
    }

    private void Step()
    {
        clock.Advance(TimeSpan.FromSeconds(10));
        stream.History.Beat(stream);
    }
}
