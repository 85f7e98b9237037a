using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;
using Portal.Live.Rtmp;
using Portal.Site.Texts;

namespace Portal.Site.Start;

/// <summary>
/// What the person who started the portal reads on the console: accounts of a new installation, the push address, the
/// address to open. Written to standard output and never to the log, for it may hold passwords and a key.
/// </summary>
internal sealed class Greeting(IServer server, RtmpEndpoint rtmp, IConfiguration configuration, IStringLocalizer<StartTexts> t)
{
    /// <summary>Prints when the servers listen. The address to open comes last.</summary>
    /// <param name="announced">Lines of the recipe; empty when nothing was imported.</param>
    /// <param name="key">The demo room's key, or null.</param>
    public void Print(IReadOnlyList<string> announced, string? key)
    {
        Console.WriteLine();
        foreach (var line in announced)
            Console.WriteLine(line);
        if (announced.Count > 0)
            Console.WriteLine();
        Console.WriteLine(t["push"]);
        Console.WriteLine($"  rtmp://{RtmpHost()}:{rtmp.Port}/live");
        Console.WriteLine("  " + (key is null ? t["key.where"] : t["key", key]));
        Console.WriteLine();
        Console.WriteLine(t["open"]);
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            var parsed = BindingAddress.Parse(address);
            if (parsed.Port != rtmp.Port)
                Console.WriteLine($"  {parsed.Scheme}://{(parsed.Host is "[::]" or "0.0.0.0" ? "localhost" : parsed.Host)}:{parsed.Port}");
        }

        Console.WriteLine(t["stop"]);
    }

    private string RtmpHost() => configuration["Live:RtmpAddress"] is { Length: > 0 } host and not "*" ? host : "127.0.0.1";
}
