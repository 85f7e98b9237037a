using Portal.Storage.Recipes;

namespace Portal.Site.Start;

/// <summary>
/// On a new database, imports the recipe named by <c>Portal:Recipe</c> (a folder, relative to the content root; empty for
/// none). What the recipe announces - accounts with their passwords - is printed once and kept nowhere.
/// </summary>
internal static class FirstStart
{
    /// <summary>Lines to print; empty when nothing was imported.</summary>
    /// <exception cref="RecipeException">The recipe does not fit; nothing of it remains.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(WebApplication app, CancellationToken ct = default)
    {
        var recipe = app.Configuration["Portal:Recipe"];
        if (string.IsNullOrWhiteSpace(recipe))
            return [];
        var folder = Path.GetFullPath(recipe, app.Environment.ContentRootPath);
        return await app.Services.GetRequiredService<RecipeImporter>().ImportOnceAsync(folder, ct) ?? [];
    }
}
