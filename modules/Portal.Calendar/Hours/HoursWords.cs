using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;

namespace Portal.Calendar.Hours;

internal static class HoursWords
{
    /// <summary>Minutes as people say them: 2 小时 30 分.</summary>
    public static string Say(IStringLocalizer<TakePartTexts> texts, int minutes)
    {
        var (sign, all) = (minutes < 0 ? "−" : "", Math.Abs(minutes));
        return sign + (all % 60 == 0 ? texts["hours.whole", all / 60] : all < 60 ? texts["hours.minutes", all] : texts["hours.both", all / 60, all % 60]).Value;
    }
}
