using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Running;

/// <summary>
/// Approved pictures, in <c>Approved/</c> beside the stories, made with one Chromium and one set of fonts, whose key lies
/// beside them. With others letters stand a pixel off: then differences are only reported. PORTAL_APPROVE=1 writes them anew.
/// </summary>
public static class Approved
{
    /// <summary>Whether this run writes the pictures instead of comparing with them.</summary>
    public static bool IsWriting => Environment.GetEnvironmentVariable("PORTAL_APPROVE") == "1";

    private static string Folder => Path.Combine(
        Path.GetFullPath(typeof(Approved).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == "SiteFolder").Value!),
        "../../tests/Portal.EndToEnd.Tests/Approved");

    /// <summary>Browser version and a digest of the fonts that Chinese text is set in here.</summary>
    public static string Key(IBrowser browser) => $"Chromium {browser.Version}, fonts {Fonts()}";

    /// <summary>Whether the approved pictures were made with this browser and these fonts.</summary>
    public static async Task<bool> FitsAsync(IBrowser browser, CancellationToken ct)
    {
        var file = Path.Combine(Folder, "key.txt");
        if (IsWriting)
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(file, Key(browser) + "\n", ct);
        }

        return File.Exists(file) && (await File.ReadAllTextAsync(file, ct)).Trim() == Key(browser);
    }

    /// <summary>Share of pixels that differ visibly from the approved picture, 0–1; 1 when there is none or the size differs.</summary>
    public static async Task<double> DifferenceAsync(IPage canvas, string name, byte[] picture, CancellationToken ct)
    {
        var file = Path.Combine(Folder, name + ".png");
        if (IsWriting)
        {
            await File.WriteAllBytesAsync(file, picture, ct);
            return 0;
        }

        if (!File.Exists(file))
            return 1;
        var found = await canvas.EvaluateAsync<JsonElement>(Compare, new[] { Data(await File.ReadAllBytesAsync(file, ct)), Data(picture) });
        return found.GetDouble();
    }

    // The browser itself reads both pictures. A pixel differs when a colour is off by more than 24 of 255: softer edges do not.
    private const string Compare =
        """
        async ([approved, now]) => {
          const read = async (address) => {
            const image = new Image();
            image.src = address;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height);
          };
          const [a, b] = [await read(approved), await read(now)];
          if (a.width !== b.width || a.height !== b.height) return 1;
          let off = 0;
          for (let i = 0; i < a.data.length; i += 4) {
            if (Math.max(Math.abs(a.data[i] - b.data[i]), Math.abs(a.data[i + 1] - b.data[i + 1]), Math.abs(a.data[i + 2] - b.data[i + 2])) > 24) off++;
          }
          return off / (a.data.length / 4);
        }
        """;

    private static string Data(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    private static string Fonts()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var family in new[] { "sans-serif:lang=zh-cn", "Noto Sans CJK SC", "Noto Serif CJK SC" })
        {
            var start = new ProcessStartInfo("fc-match", ["-f", "%{file}", family]) { RedirectStandardOutput = true };
            try
            {
                using var process = Process.Start(start)!;
                var file = process.StandardOutput.ReadToEnd().Trim();
                process.WaitForExit();
                digest.AppendData(BitConverter.GetBytes(File.Exists(file) ? new FileInfo(file).Length : 0));
                digest.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return "unknown";
            }
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset())[..12];
    }
}
