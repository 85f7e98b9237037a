using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Portal.Site.Web.Guard;

/// <summary>
/// The setting <c>Site:KnownProxies</c>: addresses (<c>10.0.0.2</c>) or networks (<c>10.0.0.0/24</c>) whose word about the
/// visitor's address and scheme is believed. Nobody else's is.
/// </summary>
internal static class KnownProxies
{
    public const string Key = "Site:KnownProxies";

    public static void AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var named = configuration.GetSection(Key).Get<string[]>() ?? [];
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            options.ForwardedHeaders = named.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var name in named)
            {
                if (IPAddress.TryParse(name, out var address))
                    options.KnownProxies.Add(address);
                else if (System.Net.IPNetwork.TryParse(name, out var network))
                    options.KnownIPNetworks.Add(network);
                else
                    throw new InvalidOperationException($"{Key}: \"{name}\" is neither an address (10.0.0.2) nor a network (10.0.0.0/24).");
            }
        });
    }
}
