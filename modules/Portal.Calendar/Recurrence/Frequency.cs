namespace Portal.Calendar.Recurrence;

/// <summary>RFC 5545 §3.3.10, FREQ: the length of the period in which the other parts choose.</summary>
internal enum Frequency
{
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}
