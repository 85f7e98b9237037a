namespace Portal.Theme.Texts;

/// <summary>Words of the frame: head, foot, desk, elder version, errors.</summary>
public sealed class ThemeTexts;
