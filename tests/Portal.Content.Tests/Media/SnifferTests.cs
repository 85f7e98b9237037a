using System.Text;
using Portal.Content.Media;
using Portal.Content.Media.Sniff;

namespace Portal.Content.Tests.Media;

public sealed class SnifferTests
{
    private static Sniffed Look(byte[] file) => Sniffer.Look(new MemoryStream(file));

    private static string? Reason(byte[] file) => (Look(file) as Unwelcome)?.TextKey;

    [Fact]
    public void Knows_each_kind_by_its_bytes()
    {
        Assert.Equal(new Welcome("image/jpeg", "jpg", MediaKind.Picture, 16, 8), Look(TinyFiles.Jpeg()));
        Assert.Equal(new Welcome("image/png", "png", MediaKind.Picture, 3, 2), Look(TinyFiles.Png()));
        Assert.Equal(new Welcome("image/gif", "gif", MediaKind.Picture, 1, 1), Look(TinyFiles.Gif));
        Assert.Equal(new Welcome("image/webp", "webp", MediaKind.Picture, 1, 1), Look(TinyFiles.Webp));
        Assert.Equal(new Welcome("video/mp4", "mp4", MediaKind.Film), Look(TinyFiles.Mp4()));
        Assert.Equal(new Welcome("audio/mp4", "m4a", MediaKind.Sound), Look(TinyFiles.Mp4("M4A ")));
        Assert.Equal(new Welcome("audio/mpeg", "mp3", MediaKind.Sound), Look(TinyFiles.Mp3));
    }

    [Fact]
    public void Every_shorter_piece_of_a_file_is_refused()
    {
        foreach (var file in new[] { TinyFiles.Jpeg(), TinyFiles.Png(), TinyFiles.Gif, TinyFiles.Webp })
        {
            for (var length = 0; length < file.Length; length++)
                Assert.IsType<Unwelcome>(Look(file[..length]));
        }
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "media.bad.svg")]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE svg>\n<svg/>", "media.bad.svg")]
    [InlineData("<!doctype html><script>alert(1)</script>", "media.bad.html")]
    [InlineData("\ufeff \n<p>x", "media.bad.html")]
    [InlineData("PK\u0003\u0004docx", "media.bad.zip")]
    [InlineData("MZ program", "media.bad.unknown")]
    [InlineData("", "media.bad.unknown")]
    public void Says_what_it_does_not_take(string content, string reason) => Assert.Equal(reason, Reason(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_picture_with_an_archive_behind_it_is_refused()
    {
        Assert.Equal("media.bad.hidden", Reason([.. TinyFiles.Gif, .. TinyFiles.EmptyZip]));
        Assert.Equal("media.bad.hidden", Reason([.. TinyFiles.Png(), .. TinyFiles.EmptyZip]));
        Assert.Equal("media.bad.hidden", Reason([.. TinyFiles.Jpeg(), .. TinyFiles.EmptyZip]));
        Assert.Equal("media.bad.hidden", Reason([.. TinyFiles.Jpeg(), .. TinyFiles.EmptyZip, 1, 2, 3]));
        Assert.Equal("media.bad.hidden", Reason([.. TinyFiles.Gif, 0]));
    }

    [Fact]
    public void A_picture_that_is_a_script_too_is_refused()
    {
        Assert.Equal("media.bad.hidden", Reason([.. TinyFiles.Jpeg(), .. "<ScRiPt>alert(1)</script>"u8]));
        Assert.IsType<Unwelcome>(Look([.. "GIF89a/*"u8, .. new byte[20], .. "*/=alert(1)//"u8]));
    }

    [Fact]
    public void Twenty_thousand_pixels_are_refused_by_the_header_alone()
    {
        Assert.Equal("media.bad.pixels", Reason(TinyFiles.Png(20_000, 20_000)));
        Assert.Equal("media.bad.pixels", Reason(TinyFiles.Jpeg(20_000, 10)));
        Assert.Equal("media.bad.pixels", Reason(TinyFiles.Png(11_000, 11_000)));
    }

    [Fact]
    public void What_the_camera_wrote_about_the_place_is_not_kept_but_the_orientation_is()
    {
        var photo = TinyFiles.Jpeg(exif: TinyFiles.Exif(6));
        Assert.Equal(new Welcome("image/jpeg", "jpg", MediaKind.Picture, 8, 16), Look(photo));
        var clean = Jpeg.WithoutTraces([.. photo, .. "trailer"u8]);
        Assert.Equal(new Welcome("image/jpeg", "jpg", MediaKind.Picture, 8, 16), Look(clean));
        var text = Encoding.Latin1.GetString(clean);
        Assert.DoesNotContain("GPS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("camera", text, StringComparison.Ordinal);
        Assert.DoesNotContain("trailer", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.jpg", true)]
    [InlineData("A.JPEG", true)]
    [InlineData("image", true)]
    [InlineData("a.png", false)]
    [InlineData("a.jpg.html", false)]
    [InlineData("a.svg", false)]
    public void A_lying_ending_is_noticed(string name, bool fits) =>
        Assert.Equal(fits, ((Welcome)Look(TinyFiles.Jpeg())).FitsName(name));

    [Theory]
    [InlineData("heic", "media.bad.heic")]
    [InlineData("qt  ", "media.bad.mov")]
    public void Says_how_to_convert_what_phones_make(string brand, string reason) => Assert.Equal(reason, Reason(TinyFiles.Mp4(brand)));
}
