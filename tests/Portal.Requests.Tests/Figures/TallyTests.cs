using Portal.Requests.Figures;
using Portal.Requests.Kernel;
using Portal.Requests.Tests.Kernel;
using static Portal.Requests.Topics.Kind.TopicCommands;

namespace Portal.Requests.Tests.Figures;

public sealed class TallyTests
{
    // Counted by hand: 1 answered after 2 h and rated 3 solved; 2 answered after 30 h, rated 2 explained; 3 never answered,
    // overdue; 4 not due yet; 5 withdrawn; 6 declined in time; 7 delivered after 5 h and silent; 8 asked, stands still.
    private static readonly (RequestCase, int)[] Eight =
    [
        (Story.New().Later(2).Then(Dispatch).Then(Accept).Then(Deliver).Then(Rate, Rated(3, Result.Solved)).Case, 10),
        (Story.New().Later(30).Then(Dispatch).Then(Accept).Then(Deliver).Then(Rate, Rated(2, Result.Explained)).Case, 1),
        (Story.New().Case, 4),
        (Shifted(30).Case, 1),
        (Story.New().Then(Withdraw).Case, 1),
        (Story.New().Later(1).Then(Decline).Case, 1),
        (Story.New().Then(Dispatch).Then(Accept).Later(5).Then(Deliver).Later(24 * 15).Then(TimeOut).Case, 2),
        (Story.New().Later(1).Then(Ask).Case, 1),
    ];

    private readonly Tally tally = Tally.Of(Eight, Story.Start.AddHours(40));

    [Fact]
    public void Rates_agree_with_the_hand_count()
    {
        Assert.Equal(7, tally.Orders);
        Assert.Equal(20, tally.People);
        Assert.Equal(2, tally.NotDue);
        Assert.Equal(new Fraction(3, 5), tally.Answered);
        Assert.Equal(new Fraction(3, 6), tally.Delivered);
        Assert.Equal(new Fraction(1, 2), tally.Solved);
        Assert.Equal(new Fraction(1, 2), tally.Satisfied);
        Assert.Equal(new Fraction(2, 3), tally.Rated);
    }

    [Fact]
    public void Silence_is_neither_satisfaction_nor_solution() =>
        Assert.Equal((new Fraction(0, 0), new Fraction(0, 1)), (Tally.Of([Eight[6]], Story.Start.AddHours(40)).Satisfied, Tally.Of([Eight[6]], Story.Start.AddHours(40)).Rated));

    [Fact]
    public void Median_and_ninth_decile_are_times_that_occurred()
    {
        Assert.Equal(TimeSpan.FromHours(1), tally.MedianAnswer);
        Assert.Equal(TimeSpan.FromHours(30), tally.NinthAnswer);
        Assert.Null(Tally.Quantile([], 0.5));
    }

    [Fact]
    public void A_small_number_is_marked_and_nothing_divided_by_nothing() =>
        Assert.Equal((true, null, false), (new Fraction(1, 9).IsSmall, new Fraction(0, 0).Percent, new Fraction(9, 10).IsSmall));

    private static Func<Attempt, Attempt> Rated(int face, Result result) => a => a with { Facts = a.Facts with { Face = face, Confirmed = result } };

    private static Story Shifted(double hours)
    {
        var story = new Story();
        return story.Later(hours).Then(Submit);
    }
}
