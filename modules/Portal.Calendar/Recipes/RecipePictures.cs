using Microsoft.EntityFrameworkCore;
using Portal.Content.Media;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Calendar.Recipes;

/// <summary>Pictures of a recipe's entries.</summary>
internal static class RecipePictures
{
    /// <summary>The picture of that file name in the library of a place, as an earlier section left it there; null where none is named.</summary>
    /// <exception cref="RecipeException">There is none of that name.</exception>
    public static async Task<Guid?> FindAsync(PortalDb db, Guid placeId, string name, CancellationToken ct) =>
        name.Length == 0 ? null
        : await db.Set<MediaRow>().Where(m => m.PlaceId == placeId && m.Name == name && m.Kind == MediaKind.Picture).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct)
            ?? throw new RecipeException($"The picture \"{name}\" is not in the library of its place.");
}
