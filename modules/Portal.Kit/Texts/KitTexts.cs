namespace Portal.Kit.Texts;

/// <summary>Words that every module shares: almanac, pages of a list, slips.</summary>
public sealed class KitTexts;
