using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>When a step fails: a picture of every open page and the server's log, named in the message.</summary>
public static class Witness
{
    public static async Task Watch(SiteProcess site, IReadOnlyList<IBrowserContext> people, Func<Task> story, [CallerMemberName] string name = "")
    {
        try
        {
            await story();
        }
        catch (Exception failure)
        {
            var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "failures")).FullName;
            var seen = new List<string>();
            foreach (var page in people.SelectMany(p => p.Pages))
            {
                var path = Path.Combine(folder, $"{name}-{seen.Count}.png");
                await page.ScreenshotAsync(new() { Path = path, FullPage = true });
                seen.Add($"{page.Url}: {path}");
            }

            var log = Path.Combine(folder, $"{name}.log");
            await File.WriteAllTextAsync(log, site.Log);
            throw new InvalidOperationException($"{failure.Message}\nPages:\n{string.Join('\n', seen)}\nServer log: {log}\n{Tail(site.Log)}", failure);
        }
    }

    private static string Tail(string log) => string.Join('\n', log.Split('\n').TakeLast(40));
}
