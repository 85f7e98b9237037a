namespace Portal.Content.Texts;

/// <summary>The texts of this module.</summary>
public sealed class ContentTexts;
