using QRCoder;

namespace Portal.Calendar.CheckIn;

/// <summary>A text as a QR code.</summary>
internal static class QrPicture
{
    /// <summary>SVG markup, black on white with its quiet zone, to scale.</summary>
    public static string Svg(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(8, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>The same as an address for <c>img src</c>.</summary>
    public static string Data(string text) => "data:image/svg+xml," + Uri.EscapeDataString(Svg(text));
}
