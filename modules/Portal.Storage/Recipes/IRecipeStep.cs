using System.Text.Json;
using Portal.Storage.Database;

namespace Portal.Storage.Recipes;

/// <summary>
/// Imports one section of a recipe (<c>recipe.json</c>: an object with a property per section). All steps of a recipe run
/// in module order in one transaction: a section that does not fit throws <see cref="RecipeException"/> and nothing
/// of the recipe remains.
/// </summary>
public interface IRecipeStep
{
    /// <summary>Name of the property: <c>places</c>, <c>people</c>, <c>rooms</c>.</summary>
    string Section { get; }

    /// <summary>Adds what the section says. Rows added by earlier steps can be queried.</summary>
    Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct);
}

/// <summary>What the steps of one import share.</summary>
/// <param name="Folder">Folder of the recipe, for pictures and texts beside it.</param>
/// <param name="Now">Instant of the import (UTC), to which relative dates of the recipe refer.</param>
public sealed record RecipeContext(string Folder, DateTime Now)
{
    /// <summary>Ids by name, for references between sections: <c>place:qinghe/liushu/</c> → id.</summary>
    public Dictionary<string, Guid> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>Secrets by name that the start needs again, such as the stream key of the demo loop. Never printed, never logged.</summary>
    public Dictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Lines to print on the console after the import: demo accounts and keys. Never logged.</summary>
    public List<string> Announce { get; } = [];
}

/// <summary>A recipe that cannot be imported; the message names section and entry.</summary>
public sealed class RecipeException(string message) : Exception(message);
