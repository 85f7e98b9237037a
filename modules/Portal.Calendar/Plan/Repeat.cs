namespace Portal.Calendar.Plan;

/// <summary>How a time comes again, as the editor chooses it. The words are in the texts, <c>repeat.NAME</c>.</summary>
public enum Repeat
{
    /// <summary>Not at all.</summary>
    Once,

    /// <summary>每天.</summary>
    Daily,

    /// <summary>每周.</summary>
    Weekly,

    /// <summary>每月几号.</summary>
    MonthDay,

    /// <summary>每月第几个周几.</summary>
    MonthWeekday,

    /// <summary>每年.</summary>
    Yearly,

    /// <summary>农历.</summary>
    Lunar,

    /// <summary>节气.</summary>
    Terms,

    /// <summary>A rule written by hand.</summary>
    Own,
}
