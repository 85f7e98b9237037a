namespace Portal.Site.Texts;

/// <summary>What the console says at start, see StartTexts.resx.</summary>
public sealed class StartTexts;
