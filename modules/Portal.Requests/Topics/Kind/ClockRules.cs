using System.ComponentModel.DataAnnotations;
using Portal.Kit.Time;
using Portal.Requests.Kernel.Clocks;

namespace Portal.Requests.Topics.Kind;

/// <summary>What a place decides about the clocks of its orders; holds for orders placed from then on.</summary>
internal sealed record ClockRules
{
    /// <summary>Key under which places keep it.</summary>
    public const string Key = "requests.clocks";

    /// <summary>Hours to the first human answer. The promise that is made in public.</summary>
    [Range(1, 240)]
    public int AnswerHours { get; init; } = 24;

    public CountedBy AnswerBy { get; init; } = CountedBy.WallClock;

    /// <summary>Hours from dispatch to acceptance.</summary>
    [Range(1, 240)]
    public int AcceptHours { get; init; } = 24;

    public CountedBy AcceptBy { get; init; } = CountedBy.WallClock;

    /// <summary>Hours to do better after a reopening.</summary>
    [Range(1, 720)]
    public int RedoHours { get; init; } = 72;

    /// <summary>Days for a unit outside to answer.</summary>
    [Range(1, 180)]
    public int OutsideDays { get; init; } = 30;

    /// <summary>Working time of a day: <c>08:30-12:00 14:30-17:30</c>.</summary>
    [OfficeDay]
    public string OfficeDay { get; init; } = OfficeHours.Usual;

    /// <summary>As fixed with an order placed on that day.</summary>
    public Policy Fix(PublicHolidays known, DateOnly today)
    {
        List<string> inOffice = [];
        if (AnswerBy == CountedBy.Office)
            inOffice.Add(TopicClocks.FirstAnswer);
        if (AcceptBy == CountedBy.Office)
            inOffice.Add(TopicClocks.Acceptance);
        return new Policy
        {
            Hours = new Dictionary<string, int>
            {
                [TopicClocks.FirstAnswer] = AnswerHours,
                [TopicClocks.Acceptance] = AcceptHours,
                [TopicClocks.Redo] = RedoHours,
                [TopicClocks.OutsideAnswer] = OutsideDays * 24,
            },
            InOffice = inOffice,
            Office = inOffice.Count == 0 ? null : OfficeHours.Of(OfficeDay, known, today),
        };
    }
}

/// <summary>Which hours count.</summary>
internal enum CountedBy
{
    /// <summary>Every hour, also at night and on holidays.</summary>
    WallClock,

    /// <summary>Working hours on working days.</summary>
    Office,
}

/// <summary>A text that says working time, see <see cref="OfficeHours.Read"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OfficeDayAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is string day && OfficeHours.Read(day) is not null;
}
