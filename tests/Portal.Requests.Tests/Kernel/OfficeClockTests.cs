using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Clocks;
using Portal.Requests.Topics.Kind;
using static Portal.Requests.Topics.Kind.TopicCommands;

namespace Portal.Requests.Tests.Kernel;

/// <summary>Clocks that count working hours; the story begins on Friday 16 October 2026 at 20:00 in China.</summary>
public sealed class OfficeClockTests
{
    private static readonly ClockRules ByOffice = new() { AnswerHours = 8, AnswerBy = CountedBy.Office };

    [Fact]
    public void The_public_promise_runs_by_the_wall_clock_unless_the_place_says_otherwise()
    {
        var usual = new ClockRules().Fix(PublicHolidays.China, new DateOnly(2026, 10, 16));
        Assert.Equal(Story.Start.AddHours(24), Placed(usual).Clock(TopicClocks.FirstAnswer).Due);
        Assert.Null(usual.Office);
    }

    [Fact]
    public void Nights_and_weekends_do_not_count_and_both_halves_of_the_day_do()
    {
        // 6.5 hours on Monday (8:30–12:00, 14:30–17:30), 1.5 on Tuesday.
        var clock = Placed(Fixed(ByOffice)).Clock(TopicClocks.FirstAnswer);
        Assert.Equal(Local(2026, 10, 20, 10, 0), clock.Due);
        Assert.Equal(Local(2026, 10, 19, 15, 0), clock.At(50));
    }

    [Fact]
    public void Over_the_national_week_nothing_runs_and_on_a_make_up_Saturday_it_does()
    {
        // 1–7 October 2026 are holidays, Saturday 10 October is worked.
        var eve = new Story { Now = Local(2026, 9, 30, 17, 0) }.Then(Submit, a => With(a, Fixed(ByOffice, new DateOnly(2026, 9, 30))));
        Assert.Equal(Local(2026, 10, 9, 9, 30), eve.Clock(TopicClocks.FirstAnswer).Due - TimeSpan.Zero);
        var friday = new Story { Now = Local(2026, 10, 9, 17, 30) }.Then(Submit, a => With(a, Fixed(ByOffice with { AnswerHours = 1 }, new DateOnly(2026, 10, 9))));
        Assert.Equal(Local(2026, 10, 10, 9, 30), friday.Clock(TopicClocks.FirstAnswer).Due);
    }

    [Fact]
    public void A_pause_counts_as_much_as_it_took_of_the_working_time()
    {
        var story = Placed(Fixed(ByOffice));
        story.Now = Local(2026, 10, 19, 9, 30);
        story.Then(Ask).Now = Local(2026, 10, 19, 15, 30);
        story.Then(Answer);
        var clock = story.Clock(TopicClocks.FirstAnswer);
        Assert.Equal(TimeSpan.FromHours(3.5), clock.Paused);
        Assert.Equal(Local(2026, 10, 20, 15, 0) + TimeSpan.FromHours(1), clock.Due);
    }

    [Fact]
    public void Holidays_that_are_entered_later_change_no_clock_that_was_fixed()
    {
        var known = Fixed(ByOffice);
        var later = ByOffice.Fix(PublicHolidays.China.With([new(new DateOnly(2026, 10, 19), false)]), new DateOnly(2026, 10, 16));
        Assert.Equal(Local(2026, 10, 20, 10, 0), Placed(Facts.FromJson(new Facts { Policy = known }.ToJson()).Policy!).Clock(TopicClocks.FirstAnswer).Due);
        Assert.Equal(Local(2026, 10, 21, 10, 0), Placed(Facts.FromJson(new Facts { Policy = later }.ToJson()).Policy!).Clock(TopicClocks.FirstAnswer).Due);
    }

    [Fact]
    public void The_policy_with_half_a_year_of_holidays_fits_in_a_line_of_the_log() =>
        Assert.InRange(new Facts { Policy = ByOffice.Fix(PublicHolidays.China, new DateOnly(2026, 1, 1)) }.ToJson().Length, 100, 3000);

    [Theory]
    [InlineData("08:30-12:00 14:30-17:30", 2)]
    [InlineData("9:00-11:00 13:00-15:00 19:00-21:00", 3)]
    [InlineData("", null)]
    [InlineData("17:00-08:00", null)]
    [InlineData("08:00-12:00 11:00-17:00", null)]
    [InlineData("08:00", null)]
    [InlineData("1:00-2:00 3:00-4:00 5:00-6:00 7:00-8:00 9:00-10:00 11:00-12:00 13:00-14:00", null)]
    public void Working_time_is_read_as_people_write_it_or_refused(string day, int? intervals) =>
        Assert.Equal(intervals, OfficeHours.Read(day)?.Count);

    private static Policy Fixed(ClockRules rules, DateOnly? on = null) => rules.Fix(PublicHolidays.China, on ?? new DateOnly(2026, 10, 16));

    private static Story Placed(Policy policy) => new Story().Then(Submit, a => With(a, policy));

    private static Attempt With(Attempt attempt, Policy policy) => attempt with { Facts = attempt.Facts with { Policy = policy } };

    private static DateTime Local(int year, int month, int day, int hour, int minute) => ChinaTime.ToUtc(new DateTime(year, month, day, hour, minute, 0));
}
