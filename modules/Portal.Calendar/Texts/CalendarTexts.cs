namespace Portal.Calendar.Texts;

/// <summary>Texts of this module, see <c>IStringLocalizer&lt;T&gt;</c>.</summary>
public class CalendarTexts;
