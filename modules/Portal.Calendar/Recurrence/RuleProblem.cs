namespace Portal.Calendar.Recurrence;

/// <summary>Why a rule is refused. The words are in the texts, <c>rule.bad.KIND</c> with the part as {0}.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Part">Where: <c>BYMONTHDAY=32</c>; empty when it is the whole.</param>
internal sealed record RuleProblem(RuleProblemKind Kind, string Part = "");

/// <summary>Kinds of wrong rules.</summary>
internal enum RuleProblemKind
{
    /// <summary>Not a rule at all, or longer than allowed.</summary>
    Unreadable,

    /// <summary>A part that does not exist, stands twice, or holds what it cannot hold.</summary>
    Part,

    /// <summary>Two parts that must not stand together.</summary>
    Together,

    /// <summary>A date or time that does not exist: 30 February, 25:00.</summary>
    NoSuchTime,

    /// <summary>Neither COUNT nor UNTIL.</summary>
    NeverEnds,

    /// <summary>No time at all.</summary>
    Nothing,

    /// <summary>More times than a series may have.</summary>
    TooMany,

    /// <summary>Reaches further ahead than is planned.</summary>
    TooFar,
}
