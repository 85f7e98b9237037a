using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Content.Media.Serve;

/// <summary>
/// Who saves data, or whose network was measured to be slow, gets small pictures from the same addresses: pages stay
/// cacheable for everybody. The browser says so itself (<c>Save-Data: on</c>), or the theme's script in the cookie
/// <c>net=slow</c>, for ten minutes.
/// </summary>
internal static class Thrift
{
    public const string Header = "Save-Data";

    private const string Cookie = "net";

    // Enough for a phone held upright; 20–40 KB as WebP.
    private const int Enough = 640;

    public static bool IsWanted(HttpRequest request) =>
        string.Equals(request.Headers[Header], "on", StringComparison.OrdinalIgnoreCase) || request.Cookies[Cookie] == "slow";

    /// <summary>The variant of at most 320 pixels where as much was asked for, else of at most 640; null when the picture has none so small.</summary>
    public static Task<VariantRow?> SmallAsync(PortalDb db, Guid id, int? asked, CancellationToken ct)
    {
        var most = Math.Min(asked ?? Enough, Enough);
        return db.Set<VariantRow>().Where(v => v.MediaId == id && v.Width <= most).OrderByDescending(v => v.Width).FirstOrDefaultAsync(ct);
    }
}
