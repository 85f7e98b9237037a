using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Testing;

namespace Portal.Benchmarks.Content;

/// <summary>Requests a second of cached pages beside those of an endpoint that returns the same bytes and does nothing else. Aim: half of it.</summary>
internal static class CacheLoad
{
    private const int Rounds = 5;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    public static async Task RunAsync()
    {
        await using var site = new PortalFactory();
        site.UseKestrel(0);
        site.StartServer();
        await Shelf.FillAsync(site.Store, 200);
        var home = new Uri(site.ClientOptions.BaseAddress, "/");
        // Until the page lies in the cache, and the code that serves it is compiled for good.
        using HttpClient first = new();
        await first.GetByteArrayAsync(home);
        await Callers.RunAsync(home, TimeSpan.FromSeconds(10));
        foreach (var path in new[] { "/", $"/stories/{Shelf.Slug(7)}", "/orders/new", "/calendar" })
            await CompareAsync(new Uri(home, path));
    }

    private static async Task CompareAsync(Uri page)
    {
        using HttpClient browser = new();
        var bytes = await browser.GetByteArrayAsync(page);
        await using var plain = await SameBytesAsync(bytes);
        var same = new Uri(plain.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First() + "/same");
        List<double> cached = [];
        List<double> least = [];
        await Callers.RunAsync(page, Long);
        await Callers.RunAsync(same, Long);
        for (var round = 0; round < Rounds; round++)
        {
            cached.Add(await Callers.RunAsync(page, Long));
            least.Add(await Callers.RunAsync(same, Long));
        }

        var ratio = cached.Zip(least, (c, l) => c / l).Order().ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{page.AbsolutePath,-24} {bytes.Length / 1024,3} KB   cached {cached.Order().ElementAt(Rounds / 2),7:0}/s   same bytes {least.Order().ElementAt(Rounds / 2),7:0}/s   ratio {ratio:0.00} (least {cached.Zip(least, (c, l) => c / l).Min():0.00})"));
    }

    private static async Task<WebApplication> SameBytesAsync(byte[] bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/same", () => Results.Bytes(bytes, "text/html; charset=utf-8"));
        await app.StartAsync();
        return app;
    }
}
