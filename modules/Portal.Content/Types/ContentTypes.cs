using Microsoft.Extensions.DependencyInjection;

namespace Portal.Content.Types;

/// <summary>The content types of this process.</summary>
public sealed class ContentTypes(IEnumerable<ContentType> types)
{
    private readonly Dictionary<string, ContentType> byKey = types.ToDictionary(t => t.Key, StringComparer.Ordinal);

    /// <summary>All types, in registration order.</summary>
    public IReadOnlyCollection<ContentType> All => byKey.Values;

    /// <summary>The type with that key, or null.</summary>
    public ContentType? Find(string key) => byKey.GetValueOrDefault(key);
}

/// <summary>How modules declare content types.</summary>
public static class ContentTypeServices
{
    /// <summary>Adds a content type.</summary>
    public static IServiceCollection AddContentType(this IServiceCollection services, ContentType type) => services.AddSingleton(type);
}
