using Portal.Live.Streams;

namespace Portal.Live.Tests.Streams;

public sealed class TimelineTests
{
    private readonly Timeline timeline = new();
    private long wall;

    [Fact]
    public void Times_begin_at_zero_wherever_the_publisher_begins()
    {
        Assert.Equal(0, Stamp(TrackKind.Video, 5_000_000));
        Assert.Equal(40, Stamp(TrackKind.Video, 5_000_040));
    }

    [Theory]
    [InlineData(0xFFFFFFu - 100)] // the extension of RTMP's timestamps, 4.66 h
    [InlineData(13u * 3600_000 + 900_000 - 100)] // 32 bits of 90 kHz, 13.25 h
    [InlineData(26u * 3600_000 + 1_800_000 - 100)] // 33 bits of 90 kHz, 26.5 h
    [InlineData(0x7FFFFFFFu - 100)] // the sign
    [InlineData(0xFFFFFFFFu - 100)] // the wrap, 49.7 days
    public void Borders_of_other_people_s_numbers_are_none_of_ours(uint start)
    {
        for (var i = 0; i < 20; i++)
        {
            var at = timeline.Stamp(TrackKind.Video, unchecked(start + (uint)(i * 40)), wall += 40, out var breaks);

            Assert.Equal(i * 40, at);
            Assert.False(breaks);
        }
    }

    [Fact]
    public void Sixty_days_without_a_break_stay_exact()
    {
        const long Step = 2000;
        for (long at = 0; at < 60L * 24 * 3600 * 1000; at += Step)
        {
            var stamped = timeline.Stamp(TrackKind.Video, unchecked((uint)at), wall += Step, out var breaks);
            Assert.False(breaks);
            Assert.Equal(at, stamped);
        }
    }

    [Theory]
    [InlineData(3_600_000)]
    [InlineData(-3_600_000)]
    [InlineData(-2_000)]
    [InlineData(10_000)]
    public void A_jump_is_a_break_after_which_time_goes_on(int jump)
    {
        uint raw = 100_000_000;
        Stamp(TrackKind.Video, raw);
        var before = Stamp(TrackKind.Video, raw += 40);

        raw = unchecked((uint)(raw + jump));
        var at = timeline.Stamp(TrackKind.Video, raw, wall += 40, out var breaks);

        Assert.True(breaks);
        Assert.Equal(before + 40, at);
        Assert.Equal(at + 40, Stamp(TrackKind.Video, raw + 40));
    }

    [Fact]
    public void A_silence_that_the_clock_has_seen_too_is_no_jump()
    {
        Stamp(TrackKind.Video, 0);
        wall += 8_000;

        Assert.Equal(8_000, timeline.Stamp(TrackKind.Video, 8_000, wall, out var breaks));
        Assert.False(breaks);
    }

    [Fact]
    public void Both_tracks_jump_once_even_when_one_comes_late()
    {
        Stamp(TrackKind.Video, 1_000);
        Stamp(TrackKind.Audio, 1_010);

        timeline.Stamp(TrackKind.Video, 500_000, wall += 40, out var first);
        timeline.Stamp(TrackKind.Audio, 1_033, wall, out var straggler);
        timeline.Stamp(TrackKind.Audio, 500_010, wall, out var second);

        Assert.True(first);
        Assert.False(straggler);
        Assert.False(second);
    }

    [Fact]
    public void A_publisher_who_returns_goes_on_where_the_stream_stood()
    {
        Stamp(TrackKind.Video, 70_000);
        var last = Stamp(TrackKind.Video, 70_040);
        timeline.Restart();

        var at = timeline.Stamp(TrackKind.Video, 0, wall += 9_000, out var breaks);

        Assert.True(breaks);
        Assert.Equal(last + 40, at);
    }

    [Fact]
    public void Whatever_is_sent_a_track_never_runs_backwards()
    {
        Random random = new(7);
        long[] last = [-1, -1];
        for (var i = 0; i < 200_000; i++)
        {
            var kind = (TrackKind)random.Next(2);
            var raw = random.Next(4) == 0 ? (uint)random.NextInt64(uint.MaxValue) : (uint)(i * 20 + random.Next(-500, 500));
            var at = timeline.Stamp(kind, raw, wall += random.Next(40), out _);
            Assert.True(at > last[(int)kind]);
            last[(int)kind] = at;
        }
    }

    private long Stamp(TrackKind kind, uint raw) => timeline.Stamp(kind, raw, wall += 20, out _);
}
