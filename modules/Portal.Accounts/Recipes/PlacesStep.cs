using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places;
using Portal.Accounts.Texts;
using Portal.Kit.Events;
using Portal.Kit.Texts;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Storage.Recipes;

namespace Portal.Accounts.Recipes;

/// <summary>
/// Section <c>places</c>: the tree, in any order. An entry is named by its <c>path</c>, which tells the place above it, or
/// by its <c>slug</c> with the name of the <c>parent</c> beside it. A place that is there already stays as it is.
/// Leaves <c>place:PATH</c> in <see cref="RecipeContext.Ids"/>.
/// </summary>
internal sealed class PlacesStep(IStringLocalizer<AccountsTexts> t) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Section => "places";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        var entries = RecipePlaces.Read(t, section.Deserialize<List<RecipePlace>>(Json) ?? []);
        var known = await db.Set<PlaceRow>().ToDictionaryAsync(p => p.Path, ct);
        var hadRoot = known.Count > 0;
        foreach (var entry in entries)
        {
            if (!known.TryGetValue(entry.Path, out var row))
            {
                if (entry.ParentPath is null && hadRoot)
                    throw new RecipeException(t["recipe.places.root", entry.Name]);
                hadRoot = true;
                row = Row(entry, entry.ParentPath is null ? null : known[entry.ParentPath].Id, context.Now);
                known.Add(row.Path, row);
                db.Add(row);
            }

            context.Ids[$"place:{row.Path}"] = row.Id;
        }

        await db.SaveChangesAsync(ct);
        db.Announce(new PlacesChanged());
    }

    private static PlaceRow Row(PlacedEntry entry, Guid? parentId, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Path = entry.Path,
        Slug = entry.Slug,
        Name = entry.Entry.Name!,
        SortKey = Pinyin.SortKey(entry.Entry.Name!),
        Level = entry.Level,
        ParentId = parentId,
        Phone = entry.Entry.Phone,
    };
}

/// <summary>An entry as written.</summary>
internal sealed record RecipePlace(string? Path, string? Slug, string? Parent, string? Name, string? Level, string? Phone);
