namespace Portal.Kit.Time;

/// <summary>Which festival a day is. Where two meet, the older one wins: 中秋 before 国庆节.</summary>
public static class Festivals
{
    /// <summary>The festival of a day, or null. Works for 1901–2100.</summary>
    public static Festival? On(DateOnly day) => Lunar(day) ?? Solar(day) ?? ByTerm(day);

    private static Festival? Lunar(DateOnly day)
    {
        // The last day of the lunar year is the day before the first, whatever the length of the twelfth month.
        if (LunarDate.Of(day.AddDays(1)) is { Month: 1, IsLeap: false, Day: 1 })
            return Festival.NewYearsEve;
        var date = LunarDate.Of(day);
        return date.IsLeap ? null : (date.Month, date.Day) switch
        {
            (1, 1) => Festival.SpringFestival,
            (1, 15) => Festival.Lantern,
            (2, 2) => Festival.DragonHead,
            (5, 5) => Festival.DragonBoat,
            (7, 7) => Festival.Qixi,
            (7, 15) => Festival.MidYuan,
            (8, 15) => Festival.MidAutumn,
            (9, 9) => Festival.DoubleNinth,
            (12, 8) => Festival.Laba,
            (12, 23) => Festival.LittleNewYear,
            _ => null,
        };
    }

    private static Festival? Solar(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => Festival.NewYear,
        (3, 8) => Festival.WomensDay,
        (3, 12) => Festival.ArborDay,
        (5, 1) => Festival.LabourDay,
        (5, 4) => Festival.YouthDay,
        (6, 1) => Festival.ChildrensDay,
        (7, 1) => Festival.PartyDay,
        (8, 1) => Festival.ArmyDay,
        (9, 10) => Festival.TeachersDay,
        (10, 1) => Festival.NationalDay,
        _ => null,
    };

    private static Festival? ByTerm(DateOnly day) => SolarTerms.On(day) switch
    {
        SolarTerm.Qingming => Festival.Qingming,
        SolarTerm.AutumnEquinox when day.Year >= 2018 => Festival.HarvestFestival,
        _ => null,
    };
}
