using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.EndToEnd.Tests.Running;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>The month's poster for the notice board, printed by Chromium.</summary>
public sealed partial class PosterTests(DemoSite demo, Browser browser)
{
    /// <summary>The sheet fills one page of its paper (points of 1/72 inch, ISO 216), and its code, as printed, leads to the calendar.</summary>
    [Theory]
    [InlineData("a4", 595, 842)]
    [InlineData("a3", 842, 1191)]
    public async Task The_poster_is_one_page_of_its_paper_and_its_code_leads_to_the_calendar(string size, int width, int height)
    {
        await using var printer = await browser.PersonAsync(demo.Site, phone: false);
        await Witness.Watch(demo.Site, [printer], async () =>
        {
            var page = await printer.NewPageAsync();
            var month = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            await page.GotoAsync($"/calendar/poster/{month}?size={size}");
            var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
            var boxes = MediaBox().Matches(pdf);
            Assert.Single(PageObject().Matches(pdf));
            Assert.Single(boxes);
            Assert.InRange(Number(boxes[0], 1), width - 1, width + 1);
            Assert.InRange(Number(boxes[0], 2), height - 1, height + 1);

            await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            var picture = Convert.ToBase64String(await page.Locator(".qr").ScreenshotAsync());
            await page.EvaluateAsync("() => {" + await File.ReadAllTextAsync(Scripts("jsqr/dist/jsQR.js"), TestContext.Current.CancellationToken) + "}");
            var read = await page.EvaluateAsync<string>(
                """
                async png => {
                  const image = new Image();
                  image.src = 'data:image/png;base64,' + png;
                  await image.decode();
                  const canvas = new OffscreenCanvas(image.width + 40, image.height + 40).getContext('2d');
                  canvas.fillStyle = '#fff';
                  canvas.fillRect(0, 0, image.width + 40, image.height + 40);
                  canvas.drawImage(image, 20, 20);
                  const data = canvas.getImageData(0, 0, image.width + 40, image.height + 40);
                  return self.jsQR(data.data, data.width, data.height)?.data ?? '';
                }
                """,
                picture);
            Assert.Equal(await page.Locator(".qr").GetAttributeAsync("data-address"), read);
            Assert.EndsWith($"/calendar/{month}", read, StringComparison.Ordinal);
        });
    }

    private static double Number(Match box, int group) => double.Parse(box.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Scripts(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "themes", "Portal.Theme", "node_modules", file);
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException(file);
    }

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex PageObject();
}
