namespace Portal.Kit.Web;

/// <summary>
/// How this reader wants pages to look: mode, elder version, language. Scoped; filled by the site from the query
/// (<c>?mode= ?elder= ?lang=</c>), else from the cookies of the same names, before the page renders. Part of the key under
/// which public pages are cached, so components may render by it.
/// </summary>
public sealed class PageLook
{
    /// <summary><c>light</c>, <c>dark</c> or <c>contrast</c>.</summary>
    public string Mode { get; set; } = "light";

    /// <summary>Size of the elder version (长辈版): <c>1</c>, <c>max</c>, or <c>0</c> for the usual version.</summary>
    public string Elder { get; set; } = "0";

    /// <summary>Whether the elder version is shown.</summary>
    public bool IsElder => Elder != "0";

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "zh-CN";

    /// <summary>Short form for cache keys: <c>dark|max|zh-CN</c>.</summary>
    public string Key => $"{Mode}|{Elder}|{Language}";
}
