using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Storage.Recipes;

/// <summary>
/// Imports a recipe: a folder with a file <c>recipe.json</c>, an object with a property per section. All sections or
/// none: one transaction, and a section that nobody knows is refused.
/// </summary>
public sealed class RecipeImporter(IServiceScopeFactory scopes, PortalStore store, TimeProvider clock)
{
    private static readonly JsonDocumentOptions Reading = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Imports it; returns the lines that the steps announce for the console.</summary>
    /// <exception cref="RecipeException">It does not fit; nothing was imported.</exception>
    public async Task<IReadOnlyList<string>> ImportAsync(string folder, CancellationToken ct = default)
    {
        using var recipe = await ReadAsync(folder, ct);
        return await store.WriteAsync(db => ImportAsync(db, folder, recipe.RootElement, ct), ct);
    }

    /// <summary>Imports it unless a recipe of that name (the folder's) was imported into this database before: then null.</summary>
    /// <exception cref="RecipeException">It does not fit; nothing was imported.</exception>
    public async Task<IReadOnlyList<string>?> ImportOnceAsync(string folder, CancellationToken ct = default)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        using var recipe = await ReadAsync(folder, ct);
        try
        {
            return await store.WriteAsync(db => ImportOnceAsync(db, name, folder, recipe.RootElement, ct), ct);
        }
        catch (DbUpdateException) when (IsImported(name))
        {
            // Another node that started at the same time was faster.
            return null;
        }
    }

    private async Task<IReadOnlyList<string>?> ImportOnceAsync(PortalDb db, string name, string folder, JsonElement recipe, CancellationToken ct)
    {
        if (await db.Set<RecipeRow>().AnyAsync(r => r.Name == name, ct))
            return null;

        // Saved first: of two nodes, the second waits here and is refused by the key.
        db.Add(new RecipeRow { Name = name, At = clock.UtcNow() });
        await db.SaveChangesAsync(ct);
        return await ImportAsync(db, folder, recipe, ct);
    }

    private bool IsImported(string name)
    {
        using var db = store.Open();
        return db.Set<RecipeRow>().Any(r => r.Name == name);
    }

    private async Task<IReadOnlyList<string>> ImportAsync(PortalDb db, string folder, JsonElement recipe, CancellationToken ct)
    {
        var context = new RecipeContext(folder, clock.UtcNow());
        await using var scope = scopes.CreateAsyncScope();
        foreach (var step in scope.ServiceProvider.GetServices<IRecipeStep>())
        {
            if (!recipe.TryGetProperty(step.Section, out var section))
                continue;
            await step.ImportAsync(db, section, context, ct);
            await db.SaveChangesAsync(ct);
        }
        return context.Announce;
    }

    private async Task<JsonDocument> ReadAsync(string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, "recipe.json");
        if (!File.Exists(path))
            throw new RecipeException($"There is no recipe at {path}.");
        try
        {
            await using var file = File.OpenRead(path);
            var recipe = await JsonDocument.ParseAsync(file, Reading, ct);
            RefuseUnknown(recipe.RootElement, path);
            return recipe;
        }
        catch (JsonException unreadable)
        {
            throw new RecipeException($"{path} cannot be read: {unreadable.Message}");
        }
    }

    private void RefuseUnknown(JsonElement recipe, string path)
    {
        if (recipe.ValueKind != JsonValueKind.Object)
            throw new RecipeException($"{path} must hold an object with a property per section.");
        using var scope = scopes.CreateScope();
        var known = scope.ServiceProvider.GetServices<IRecipeStep>().Select(s => s.Section).ToHashSet(StringComparer.Ordinal);
        foreach (var section in recipe.EnumerateObject().Where(p => !p.Name.StartsWith('$') && !known.Contains(p.Name)))
        {
            throw new RecipeException(
                $"{path} has a section '{section.Name}' that nobody imports. Known: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }
}
