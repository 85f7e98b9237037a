namespace Portal.Calendar.Agenda;

/// <summary>What an activity is about. Stored by name; the words are in the texts, <c>theme.NAME</c>.</summary>
public enum ActivityTheme
{
    /// <summary>理论宣讲.</summary>
    Talks,

    /// <summary>移风易俗.</summary>
    Customs,

    /// <summary>农技.</summary>
    Farming,

    /// <summary>义诊.</summary>
    Clinic,

    /// <summary>文艺.</summary>
    Arts,

    /// <summary>学手艺, 手机课.</summary>
    Classes,

    /// <summary>志愿服务.</summary>
    Volunteering,

    /// <summary>议事.</summary>
    Council,

    /// <summary>别的.</summary>
    Other,
}
