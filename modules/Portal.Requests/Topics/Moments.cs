using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Kit.Time;
using Portal.Requests.Texts;

namespace Portal.Requests.Topics;

/// <summary>Instants and lengths as a neighbour would say them.</summary>
internal static class Moments
{
    /// <summary>今天 20:12, 明天 9:05, 10 月 18 日 9:05.</summary>
    public static string Say(IStringLocalizer<RequestsTexts> texts, DateTime at, DateTime now)
    {
        var local = ChinaTime.ToLocal(at);
        var time = local.ToString("H:mm", CultureInfo.InvariantCulture);
        return (ChinaTime.LocalDay(at).DayNumber - ChinaTime.LocalDay(now).DayNumber) switch
        {
            0 => texts["moment.today", time],
            1 => texts["moment.tomorrow", time],
            -1 => texts["moment.yesterday", time],
            _ => texts["moment.day", local.Month, local.Day, time],
        };
    }

    /// <summary>3 天 4 小时, 20 小时 48 分, 12 分.</summary>
    public static string Length(IStringLocalizer<RequestsTexts> texts, TimeSpan length)
    {
        length = length.Duration();
        if (length.TotalDays >= 2)
            return texts["length.days", (int)length.TotalDays, length.Hours];
        return length.TotalHours >= 1
            ? texts["length.hours", (int)length.TotalHours, length.Minutes]
            : texts["length.minutes", Math.Max(1, (int)length.TotalMinutes)];
    }
}
