using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Texts;

namespace Portal.Accounts.Places.Settings;

/// <summary>A rule in the form: its label, what the place itself says, what it would inherit, and the choices.</summary>
internal sealed record RuleView(
    string Id, string Key, string Property, string Label, string? Own, string Effective, IReadOnlyList<(string Value, string Label)> Options)
{
    public static RuleView Of(
        PlaceSettingKind kind, PropertyInfo property, IStringLocalizer words, IStringLocalizer<AccountsTexts> t, object inherited, JsonObject? own)
    {
        var key = $"setting.{kind.Key}.{property.Name}";
        IReadOnlyList<(string Value, string Label)> options = property.PropertyType switch
        {
            { IsEnum: true } type => [.. Enum.GetNames(type).Select(n => (n, words[$"{key}.{n}"].Value))],
            { } type when type == typeof(bool) => [("true", t["yes"].Value), ("false", t["no"].Value)],
            _ => [],
        };
        var effective = Convert.ToString(property.GetValue(inherited), CultureInfo.InvariantCulture) ?? "";
        var label = options.FirstOrDefault(o => string.Equals(o.Value, effective, StringComparison.OrdinalIgnoreCase)).Label ?? effective;
        return new RuleView($"rule-{kind.Key}-{property.Name}".Replace('.', '-'), kind.Key, property.Name, words[key], own?[property.Name]?.ToString(), label, options);
    }
}
