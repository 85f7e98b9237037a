using Microsoft.AspNetCore.OutputCaching;
using Portal.Kit.Web;

namespace Portal.Site.Web.Cache;

/// <summary>The output cache of public pages.</summary>
internal static class CacheServices
{
    public static void AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<OutputPageCache>();
        services.AddSingleton<IPageCache>(provider => provider.GetRequiredService<OutputPageCache>());
        services.AddSingleton<PageCachePolicy>();
        services.AddOutputCache();
        services.AddOptions<OutputCacheOptions>().Configure<PageCachePolicy>((options, policy) =>
        {
            options.AddBasePolicy(policy);
            options.SizeLimit = 64 * 1024 * 1024;
            options.MaximumBodySize = 512 * 1024;
        });
    }
}
