namespace Portal.Kit.Time;

/// <summary>The twenty-four solar terms (节气), in the order of the Gregorian year. The number times 15° plus 285° is the sun's longitude.</summary>
public enum SolarTerm
{
    /// <summary>小寒.</summary>
    MinorCold,

    /// <summary>大寒.</summary>
    MajorCold,

    /// <summary>立春.</summary>
    StartOfSpring,

    /// <summary>雨水.</summary>
    RainWater,

    /// <summary>惊蛰.</summary>
    InsectsAwaken,

    /// <summary>春分.</summary>
    SpringEquinox,

    /// <summary>清明.</summary>
    Qingming,

    /// <summary>谷雨.</summary>
    GrainRain,

    /// <summary>立夏.</summary>
    StartOfSummer,

    /// <summary>小满.</summary>
    GrainBuds,

    /// <summary>芒种.</summary>
    GrainInEar,

    /// <summary>夏至.</summary>
    SummerSolstice,

    /// <summary>小暑.</summary>
    MinorHeat,

    /// <summary>大暑.</summary>
    MajorHeat,

    /// <summary>立秋.</summary>
    StartOfAutumn,

    /// <summary>处暑.</summary>
    EndOfHeat,

    /// <summary>白露.</summary>
    WhiteDew,

    /// <summary>秋分.</summary>
    AutumnEquinox,

    /// <summary>寒露.</summary>
    ColdDew,

    /// <summary>霜降.</summary>
    FrostsDescent,

    /// <summary>立冬.</summary>
    StartOfWinter,

    /// <summary>小雪.</summary>
    MinorSnow,

    /// <summary>大雪.</summary>
    MajorSnow,

    /// <summary>冬至.</summary>
    WinterSolstice,
}
