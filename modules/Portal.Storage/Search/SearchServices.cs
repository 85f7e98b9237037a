using Microsoft.Extensions.DependencyInjection;

namespace Portal.Storage.Search;

/// <summary>How modules say what the public may find.</summary>
public static class SearchServices
{
    /// <summary>Adds a source of search entries, a singleton.</summary>
    public static IServiceCollection AddSearchSource<TSource>(this IServiceCollection services)
        where TSource : class, ISearchSource => services.AddSingleton<ISearchSource, TSource>();
}
