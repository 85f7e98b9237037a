using System.Globalization;
using System.Text;
using QRCoder;

namespace Portal.Calendar.Agenda.Poster;

/// <summary>A QR code as one SVG path, quiet zone included.</summary>
internal static class QrPath
{
    /// <summary>The path and the number of modules on a side.</summary>
    public static (string Path, int Size) Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Length; x++)
            {
                if (data.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        return (path.ToString(), data.ModuleMatrix.Count);
    }
}
