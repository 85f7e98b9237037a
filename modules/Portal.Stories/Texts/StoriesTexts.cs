namespace Portal.Stories.Texts;

/// <summary>The texts of this module.</summary>
public sealed class StoriesTexts;
