using Portal.Content.Media;
using Portal.Content.Media.Upload;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Storage.Blobs;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Media;

public sealed class UploadTests
{
    private static Task<Outcome<Content.Markup.MediaFacts>> UploadAsync(ContentHost host, CurrentUser who, string name, byte[] bytes, string alt = "一张图") =>
        host.Get<UploadMedia>().HandleAsync(who, new MediaUpload(host.Liuxi.Id, name, alt), new MemoryStream(bytes), Ct);

    [Fact]
    public async Task A_picture_is_kept_under_a_name_in_pinyin()
    {
        await using var host = await StartAsync();
        var kept = Done(await UploadAsync(host, host.Editor, "C:\\照片\\修车铺 1.png", TinyFiles.Png()));
        Assert.Equal("xiu-che-pu-1.png", kept.Name);
        Assert.Equal((3, 2), (kept.Width, kept.Height));
    }

    [Fact]
    public async Task A_stranger_cannot_upload()
    {
        await using var host = await StartAsync();
        foreach (var stranger in new[] { CurrentUser.Visitor, host.Elsewhere, host.First })
            Refused(await UploadAsync(host, stranger, "a.png", TinyFiles.Png()), RefusalKind.Forbidden);
        Assert.Equal(0, await host.CountAsync<MediaRow>());
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.html")]
    [InlineData("a.gif.exe")]
    [InlineData("../../a.php")]
    public async Task A_lying_ending_is_refused_and_nothing_is_kept(string name)
    {
        await using var host = await StartAsync();
        Refused(await UploadAsync(host, host.Editor, name, TinyFiles.Gif), RefusalKind.Invalid);
        Assert.Equal(0, await host.CountAsync<MediaRow>());
    }

    [Fact]
    public async Task A_picture_without_words_is_refused()
    {
        await using var host = await StartAsync();
        Refused(await UploadAsync(host, host.Editor, "a.png", TinyFiles.Png(), "  "), RefusalKind.Invalid);
        Refused(await UploadAsync(host, host.Editor, "a.png", TinyFiles.Png(), new string('长', 201)), RefusalKind.Invalid);
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_file_is_kept_once_even_when_it_comes_twice_at_once(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => UploadAsync(host, host.Editor, "a.png", TinyFiles.Png()), Ct)));
        Assert.Single(outcomes.Select(o => Done(o).Id).Distinct());
        Assert.Equal(1, await host.CountAsync<MediaRow>());
    }

    [Fact]
    public async Task What_the_camera_wrote_does_not_reach_the_disk()
    {
        await using var host = await StartAsync();
        var kept = Done(await UploadAsync(host, host.Editor, "a.jpg", TinyFiles.Jpeg(exif: TinyFiles.Exif(6))));
        await using var db = host.Storage.Store.Open();
        var row = db.Set<MediaRow>().Single(m => m.Id == kept.Id);
        await using var file = await host.Get<IBlobs>().OpenAsync(row.Blob, Ct);
        using var reader = new StreamReader(file!, System.Text.Encoding.Latin1);
        Assert.DoesNotContain("GPS", await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);
    }
}
