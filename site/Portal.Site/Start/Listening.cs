using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Site.Start;

/// <summary>
/// Where the process listens. Adding the RTMP port with <c>Listen</c> makes Kestrel ignore <c>--urls</c> and
/// ASPNETCORE_URLS, so the site binds those itself. Without either, and without <c>Kestrel:Endpoints</c> in the settings,
/// it listens on <see cref="Default"/>.
/// </summary>
internal static class Listening
{
    public const string Default = "http://localhost:5000";

    /// <summary>Takes the addresses out of the settings, so that Kestrel does not warn that it leaves them to us.</summary>
    public static IReadOnlyList<string> TakeUrls(ConfigurationManager configuration)
    {
        var urls = configuration[WebHostDefaults.ServerUrlsKey];
        if (string.IsNullOrWhiteSpace(urls))
            urls = string.Join(';', Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}"));
        if (string.IsNullOrWhiteSpace(urls) && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            urls = Default;

        // An empty list, which the host takes as said; an empty text would make it look for the addresses elsewhere.
        configuration[WebHostDefaults.ServerUrlsKey] = ";";
        return Split(urls);
    }

    public static void BindUrls(KestrelServerOptions options, IReadOnlyList<string> urls)
    {
        foreach (var url in urls)
            Bind(options, BindingAddress.Parse(url));
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void Bind(KestrelServerOptions options, BindingAddress address)
    {
        var https = address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        void Configure(ListenOptions listen)
        {
            if (https)
                listen.UseHttps();
        }

        if (address.IsUnixPipe)
            options.ListenUnixSocket(address.UnixPipePath, Configure);
        else if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
            options.Listen(ip, address.Port, Configure);
        else if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && address.Port != 0)
            options.ListenLocalhost(address.Port, Configure);
        else if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            options.Listen(IPAddress.Loopback, 0, Configure);
        else
            options.ListenAnyIP(address.Port, Configure);
    }
}
