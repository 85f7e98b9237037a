using System.Text.Json;

namespace Portal.Calendar.Recipes;

/// <summary>Words of a recipe's entries.</summary>
internal static class RecipeWords
{
    /// <summary>A text property; empty where there is none.</summary>
    public static string Word(this JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
