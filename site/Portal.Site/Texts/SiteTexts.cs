namespace Portal.Site.Texts;

/// <summary>Words of the pages that belong to the site itself: home, errors, style.</summary>
public sealed class SiteTexts;
