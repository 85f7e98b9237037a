namespace Portal.Kit.Time;

/// <summary>Days that people name instead of the weekday.</summary>
public enum Festival
{
    /// <summary>元旦, 1 January.</summary>
    NewYear,

    /// <summary>春节, first day of the first lunar month.</summary>
    SpringFestival,

    /// <summary>元宵.</summary>
    Lantern,

    /// <summary>龙抬头.</summary>
    DragonHead,

    /// <summary>妇女节.</summary>
    WomensDay,

    /// <summary>植树节.</summary>
    ArborDay,

    /// <summary>清明, by the solar term.</summary>
    Qingming,

    /// <summary>劳动节.</summary>
    LabourDay,

    /// <summary>青年节.</summary>
    YouthDay,

    /// <summary>儿童节.</summary>
    ChildrensDay,

    /// <summary>端午.</summary>
    DragonBoat,

    /// <summary>建党节.</summary>
    PartyDay,

    /// <summary>七夕.</summary>
    Qixi,

    /// <summary>建军节.</summary>
    ArmyDay,

    /// <summary>中元.</summary>
    MidYuan,

    /// <summary>教师节.</summary>
    TeachersDay,

    /// <summary>中秋.</summary>
    MidAutumn,

    /// <summary>中国农民丰收节, by the solar term 秋分.</summary>
    HarvestFestival,

    /// <summary>国庆节.</summary>
    NationalDay,

    /// <summary>重阳.</summary>
    DoubleNinth,

    /// <summary>腊八.</summary>
    Laba,

    /// <summary>小年, the northern one.</summary>
    LittleNewYear,

    /// <summary>除夕, last day of the lunar year.</summary>
    NewYearsEve,
}
