using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Portal.Kit.Web;

/// <summary>Everything under <c>/desk</c> is for staff and interactive; everything else is a static public page.</summary>
public static class DeskRoutes
{
    /// <summary>First segment of staff addresses.</summary>
    public const string Prefix = "/desk";

    /// <summary>Whether an address belongs to the desk.</summary>
    public static bool Owns(string path) =>
        path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == Prefix.Length || path[Prefix.Length] == '/');

    /// <summary>Whether a page component belongs to the desk.</summary>
    public static bool Owns(Type page) => page.GetCustomAttributes<RouteAttribute>().Any(r => Owns(r.Template));
}
