using System.Text.Json;
using Portal.Calendar.Plan;
using Portal.Calendar.Venues;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Calendar.Recipes;

/// <summary>
/// The section <c>venues</c>: an array of <c>{ place, name, address, phone, words, picture }</c>; <c>picture</c> is the file
/// name of one of the place's pictures. Leaves <c>venue:NAME</c> in <see cref="RecipeContext.Ids"/>.
/// </summary>
internal sealed class VenuesStep : IRecipeStep
{
    public string Section => "venues";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        foreach (var item in section.EnumerateArray())
        {
            var (name, path) = (item.Word("name"), item.Word("place"));
            if (name.Length is 0 or > 40 || item.Word("address").Length > 80 || item.Word("words").Length > 200 || !ActivityRules.IsPhone(item.Word("phone")))
                throw new RecipeException($"venues: \"{name}\" needs a name of 1 to 40 characters; its address, telephone or words do not fit.");
            if (!context.Ids.TryGetValue($"place:{path}", out var placeId))
                throw new RecipeException($"venues: \"{name}\" names the place \"{path}\", which is not there.");
            var row = new VenueRow
            {
                Id = Guid.CreateVersion7(context.Now),
                PlaceId = placeId,
                Name = name,
                Address = item.Word("address"),
                Phone = item.Word("phone"),
                Words = item.Word("words"),
                PictureId = await RecipePictures.FindAsync(db, placeId, item.Word("picture"), ct),
                ChangedAt = context.Now,
                Version = 1,
            };
            db.Add(row);
            if (!context.Ids.TryAdd($"venue:{name}", row.Id))
                throw new RecipeException($"venues: \"{name}\" is there twice.");
        }
    }
}
