using Microsoft.AspNetCore.Components;

namespace Portal.Kit.Web;

/// <summary>Addresses of the page being shown, relative to the root, so that they hold behind any proxy.</summary>
public static class PageAddress
{
    /// <summary>Path of this page, with leading slash, without the query.</summary>
    public static string Path(this NavigationManager navigation) => Local(navigation).Split('?', '#')[0];

    /// <summary>This page with one query parameter set, or left out when the value is null.</summary>
    public static string With(this NavigationManager navigation, string name, string? value) =>
        "/" + navigation.ToBaseRelativePath(navigation.GetUriWithQueryParameter(name, value));

    /// <summary>Whether this page is <paramref name="path"/> or lies below it.</summary>
    public static bool IsAt(this NavigationManager navigation, string path)
    {
        var here = Path(navigation);
        return path == "/"
            ? here == "/"
            : here.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (here.Length == path.Length || here[path.Length] == '/');
    }

    private static string Local(NavigationManager navigation) => "/" + navigation.ToBaseRelativePath(navigation.Uri);
}
