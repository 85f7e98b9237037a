using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Portal.Rooms.Programme;

/// <summary>A room's cover: one of the theme's pictures by its name, or an uploaded one by its address in the media library.</summary>
internal static partial class CoverPicture
{
    private const string Usual = "tea";

    /// <summary>Its address from the root.</summary>
    public static string Of(ResourceAssetCollection assets, string? cover) =>
        cover is { Length: > 0 } && cover[0] == '/' ? cover : "/" + assets[$"_content/Portal.Theme/pictures/{cover ?? Usual}.svg"];

    /// <summary>Address from the root of what players show while the host is away.</summary>
    public static string SlateOf(ResourceAssetCollection assets, RoomRow room) => Of(assets, room.Slate ?? room.Cover);

    /// <summary>Address from the root of the picture for cards that others draw: always PNG or JPEG, because WeChat and its like read nothing else.</summary>
    public static string ForCards(ResourceAssetCollection assets, string? cover)
    {
        var own = cover is { Length: > 0 } && cover[0] == '/';
        return own && (cover!.EndsWith(".jpg", StringComparison.Ordinal) || cover.EndsWith(".png", StringComparison.Ordinal))
            ? cover
            : "/" + assets[$"_content/Portal.Theme/pictures/{(own ? Usual : cover ?? Usual)}.png"];
    }

    /// <summary>Whether a form may name it.</summary>
    public static bool IsWelcome(string cover) => cover.Length <= 160 && Known().IsMatch(cover);

    [GeneratedRegex("^([a-z0-9]+(-[a-z0-9]+)*|/media/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[A-Za-z0-9._-]{1,80})$")]
    private static partial Regex Known();
}
