namespace Portal.Calendar.Texts;

/// <summary>Texts of taking part: offers, check-in, hours, what comes after; see <c>IStringLocalizer&lt;T&gt;</c>.</summary>
public class TakePartTexts;
