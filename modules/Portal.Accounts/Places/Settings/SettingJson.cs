using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Portal.Accounts.Places.Settings;

/// <summary>Between the rows' JSON, typed records and what a form sends.</summary>
internal static class SettingJson
{
    public const int MaxText = 200;

    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The record with defaults, over which the layers are laid in order.</summary>
    public static object Read(Type type, IEnumerable<JsonObject> layers)
    {
        var merged = JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, Options)!.AsObject();
        foreach (var layer in layers)
        {
            // A property that the record no longer has, or a value that no longer fits, is as if it had not been said.
            foreach (var (name, value) in layer)
            {
                var property = type.GetProperty(name);
                if (property is not null && Fits(property, value))
                    merged[name] = value?.DeepClone();
            }
        }

        return merged.Deserialize(type, Options)!;
    }

    /// <summary>The JSON value of what a form sent, or null where it does not fit the property.</summary>
    public static JsonNode? Parse(PropertyInfo property, string text)
    {
        JsonNode? value = property.PropertyType switch
        {
            { } t when t == typeof(bool) => bool.TryParse(text, out var yes) ? JsonValue.Create(yes) : null,
            { } t when t == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
            { IsEnum: true } t => Enum.GetNames(t).Contains(text, StringComparer.Ordinal) ? JsonValue.Create(text) : null,
            { } t when t == typeof(string) => text.Length <= MaxText ? JsonValue.Create(text) : null,
            _ => null,
        };
        return value is not null && Fits(property, value) ? value : null;
    }

    private static bool Fits(PropertyInfo property, JsonNode? value)
    {
        try
        {
            var typed = value.Deserialize(property.PropertyType, Options);
            return typed is not null && property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(typed));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
