using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Kit.Texts;

namespace Portal.Kit.Time;

/// <summary>The almanac in words of the reader's language: <c>new AlmanacNames(T)</c> with the localizer of <see cref="KitTexts"/>.</summary>
public sealed class AlmanacNames(IStringLocalizer<KitTexts> texts)
{
    /// <summary>Head of a leaf: festival, else solar term, else weekday: 重阳, 霜降, 周五.</summary>
    public string Head(DateOnly day) =>
        Festivals.On(day) is { } festival ? Festival(festival)
        : SolarTerms.On(day) is { } term ? Term(term)
        : Weekday(day);

    /// <summary>周五.</summary>
    public static string Weekday(DateOnly day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek);

    /// <summary>A date with its weekday: 10 月 16 日 周五.</summary>
    public string Date(DateOnly day) => texts["date.weekday", day.Month, day.Day, Weekday(day)];

    /// <summary>The lunar day: 初七.</summary>
    public string LunarDay(LunarDate date) => Words("lunar.days")[date.Day - 1];

    /// <summary>The lunar month: 九月, 闰六月.</summary>
    public string LunarMonth(LunarDate date)
    {
        var month = Words("lunar.months")[date.Month - 1];
        return date.IsLeap ? texts["lunar.leap", month] : month;
    }

    /// <summary>The whole lunar date: 农历九月初七.</summary>
    public string Lunar(LunarDate date) => texts["lunar.full", LunarMonth(date), LunarDay(date)];

    /// <summary>The year of the cycle: 丙午马年.</summary>
    public string LunarYear(LunarDate date) => texts[
        "lunar.year",
        Words("lunar.stems")[date.CycleYear % 10],
        Words("lunar.branches")[date.CycleYear % 12],
        Words("lunar.animals")[date.CycleYear % 12]];

    /// <summary>霜降.</summary>
    public string Term(SolarTerm term) => Words("term.names")[(int)term];

    /// <summary>重阳.</summary>
    public string Festival(Festival festival) => texts[$"festival.{festival}"];

    private string[] Words(string key) => texts[key].Value.Split('|');
}
