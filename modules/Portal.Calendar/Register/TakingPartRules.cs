using System.ComponentModel.DataAnnotations;

namespace Portal.Calendar.Register;

/// <summary>What a place decides about taking part, key <c>calendar.taking-part</c>.</summary>
public sealed record TakingPartRules
{
    /// <summary>Key of these rules.</summary>
    public const string Key = "calendar.taking-part";

    /// <summary>How many minutes a place that fell free is held for the next of the waitlist, by day.</summary>
    [Range(5, 2880)]
    public int OfferMinutes { get; init; } = 120;

    /// <summary>How many minutes after the beginning somebody is late.</summary>
    [Range(0, 240)]
    public int LateAfterMinutes { get; init; } = 10;
}
