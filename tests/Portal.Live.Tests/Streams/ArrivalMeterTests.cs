using Portal.Live.Streams;

namespace Portal.Live.Tests.Streams;

public sealed class ArrivalMeterTests
{
    [Fact]
    public void A_steady_sender_has_neither_jitter_nor_holes()
    {
        ArrivalMeter meter = new();
        for (var i = 0; i < 100; i++)
            meter.Count(i * 40, 500 + (i * 40), false);

        Assert.Equal(0, meter.Jitter, 3);
        Assert.Equal(0, meter.Missing);
    }

    [Fact]
    public void A_line_that_is_20_ms_early_and_late_by_turns_has_40_ms_of_jitter()
    {
        ArrivalMeter meter = new();
        for (var i = 0; i < 400; i++)
            meter.Count(i * 40, (i * 40) + (i % 2 == 0 ? 20 : -20), false);

        Assert.Equal(40, meter.Jitter, 1);
    }

    [Fact]
    public void Pictures_that_never_came_are_counted_by_the_hole_that_they_leave()
    {
        ArrivalMeter meter = new();
        foreach (var i in Enumerable.Range(0, 100).Where(i => i is < 50 or >= 55))
            meter.Count(i * 40, i * 40, false);

        Assert.Equal(5, meter.Missing);
    }

    [Fact]
    public void A_break_in_time_is_no_hole_and_no_jitter()
    {
        ArrivalMeter meter = new();
        for (var i = 0; i < 50; i++)
            meter.Count(i * 40, i * 40, false);
        meter.Count(4000, 9000, true);
        meter.Count(4040, 9040, false);

        Assert.Equal((0, 0.0), (meter.Missing, meter.Jitter));
    }

    [Fact]
    public void A_phone_with_an_uneven_rate_loses_nothing()
    {
        ArrivalMeter meter = new();
        Random random = new(7);
        var at = 0L;
        for (var i = 0; i < 1000; i++)
            meter.Count(at += random.Next(25, 55), at, false);

        Assert.Equal(0, meter.Missing);
    }
}
