using Microsoft.EntityFrameworkCore;
using Portal.Content.Items;
using Portal.Content.Media;
using Portal.Content.Media.Browse;
using Portal.Content.Media.Change;
using Portal.Content.Media.Upload;
using Portal.Content.Media.Widths;
using Portal.Content.Write;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Media;

public sealed class LibraryTests
{
    [Theory, BothDatabases]
    public async Task Tells_where_a_picture_is_used_and_lets_nobody_remove_it_there(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var (used, free) = (await PutAsync(host, 320, 200), await PutAsync(host, 330, 200));
        var draft = Done(await host.Get<CreateDraft>().HandleAsync(
            host.Editor, Guid.CreateVersion7(), "paper", host.Liuxi.Id, new ItemText("有图的稿", $"![桥头](/media/{used:D}/a.png)"), Ct));
        var library = host.Get<MediaLibrary>();
        var page = await library.ListAsync(host.Editor, new MediaFilter(host.Liuxi.Id), 1, Ct);
        Assert.Equal(1, page.Lines.Single(l => l.Facts.Id == used).Uses);
        Assert.Equal(free, Assert.Single((await library.ListAsync(host.Editor, new MediaFilter(UnusedOnly: true), 1, Ct)).Lines).Facts.Id);
        Assert.Equal(draft.ItemId, Assert.Single(await library.UsesAsync(host.Editor, used, Ct)).ItemId);
        Refused(await host.Get<ChangeMedia>().RemoveAsync(host.Editor, used, Ct), RefusalKind.Conflict);
        Done(await host.Get<ChangeMedia>().RemoveAsync(host.Editor, free, Ct));
        Assert.Equal(1, Assert.Single(await library.FoldersAsync(host.Editor, Ct)).Count);

        // The next version does without it: then it may go.
        Done(await host.Get<SaveVersion>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, new ItemText("没图的稿", "正文"), Ct));
        Done(await host.Get<ChangeMedia>().RemoveAsync(host.Editor, used, Ct));
    }

    [Theory, BothDatabases]
    public async Task Finds_by_words_and_names_the_other_places_of_the_same_file(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var mine = await PutAsync(host, 320, 200);
        var theirs = Done(await host.Get<UploadMedia>().HandleAsync(
            Person("石桥编辑", Role.Editor, host.Shiqiao), new MediaUpload(host.Shiqiao.Id, "桥.png", "一座桥"), new MemoryStream(TinyFiles.Png(320, 200)), Ct));
        var library = host.Get<MediaLibrary>();
        Assert.Equal(["石桥村"], await library.AlsoAtAsync(mine, Ct));
        Assert.NotEqual(mine, theirs.Id);
        Assert.Equal(1, (await library.ListAsync(host.Editor, new MediaFilter(Words: "桥头"), 1, Ct)).Total);
        Assert.Equal(0, (await library.ListAsync(host.Editor, new MediaFilter(Words: "没有这个"), 1, Ct)).Total);
        Assert.Equal(0, (await library.ListAsync(host.Editor, new MediaFilter(Kind: MediaKind.Film), 1, Ct)).Total);
    }

    [Fact]
    public async Task A_stranger_sees_and_changes_nothing()
    {
        await using var host = await StartAsync();
        var picture = await PutAsync(host, 320, 200);
        Assert.Equal(0, (await host.Get<MediaLibrary>().ListAsync(host.Elsewhere, new MediaFilter(), 1, Ct)).Total);
        Refused(await host.Get<ChangeMedia>().HandleAsync(host.Elsewhere, picture, new("a", "b", 1, 1, null), Ct), RefusalKind.NotFound);
        Refused(await host.Get<ChangeMedia>().RemoveAsync(host.Elsewhere, picture, Ct), RefusalKind.NotFound);
        Refused(await host.Get<KeepWidth>().HandleAsync(host.Elsewhere, picture, 320, true, new MemoryStream(), Ct), RefusalKind.NotFound);
    }

    [Theory]
    [InlineData("", "字", 50, 50)]
    [InlineData("名", "", 50, 50)]
    [InlineData("名", "字", 101, 50)]
    [InlineData("名", "字", 50, -1)]
    public async Task What_does_not_fit_is_refused_and_nothing_changes(string title, string alt, int x, int y)
    {
        await using var host = await StartAsync();
        var picture = await PutAsync(host, 320, 200);
        Refused(await host.Get<ChangeMedia>().HandleAsync(host.Editor, picture, new(title, alt, x, y, null), Ct), RefusalKind.Invalid);
        Refused(await host.Get<ChangeMedia>().HandleAsync(host.Editor, picture, new("名", "字", 1, 1, Guid.NewGuid()), Ct), RefusalKind.Invalid);
        Assert.Equal((50, 50), await FocusAsync(host, picture));
    }

    [Fact]
    public async Task The_focal_point_is_kept_and_the_pages_that_show_it_are_dropped()
    {
        await using var host = await StartAsync();
        var picture = await PutAsync(host, 320, 200);
        var draft = await host.PublishedAsync();
        var saved = Done(await host.Get<SaveVersion>().HandleAsync(
            host.Editor, draft.ItemId, draft.VersionId, new ItemText("换了图", $"![桥](/media/{picture:D}/a.png)"), Ct));
        await host.Storage.Store.WriteAsync(db => db.Set<ItemRow>().Where(i => i.Id == draft.ItemId).ExecuteUpdateAsync(s => s.SetProperty(i => i.PublishedVersionId, saved.VersionId), Ct), Ct);
        var before = host.Evicted.Count;
        Done(await host.Get<ChangeMedia>().HandleAsync(host.Editor, picture, new("桥", "一座桥", 20, 80, null), Ct));
        Assert.Equal((20, 80), await FocusAsync(host, picture));
        Assert.Contains($"item:{draft.ItemId}", host.Evicted.Skip(before));
    }

    [Fact]
    public async Task A_width_that_is_not_the_pictures_own_shape_is_refused()
    {
        await using var host = await StartAsync();
        var picture = await PutAsync(host, 800, 600);
        var keep = host.Get<KeepWidth>();
        Refused(await keep.HandleAsync(host.Editor, picture, 320, false, new MemoryStream(TinyFiles.Png(320, 240)), Ct), RefusalKind.Invalid);
        Refused(await keep.HandleAsync(host.Editor, picture, 321, false, new MemoryStream(TinyFiles.WebpOf(321, 240)), Ct), RefusalKind.Invalid);
        Refused(await keep.HandleAsync(host.Editor, picture, 320, false, new MemoryStream(TinyFiles.WebpOf(320, 100)), Ct), RefusalKind.Invalid);
        Done(await keep.HandleAsync(host.Editor, picture, 320, true, new MemoryStream(TinyFiles.WebpOf(320, 240)), Ct));
        Done(await keep.HandleAsync(host.Editor, picture, 320, true, new MemoryStream(TinyFiles.WebpOf(320, 240)), Ct));
        Assert.Equal([320], (await host.Get<MediaLibrary>().ListAsync(host.Editor, new MediaFilter(), 1, Ct)).Lines[0].Facts.Widths);
    }

    private static async Task<Guid> PutAsync(ContentHost host, int width, int height) =>
        Done(await host.Get<UploadMedia>().HandleAsync(host.Editor, new MediaUpload(host.Liuxi.Id, "桥头.png", "桥头的修车铺"), new MemoryStream(TinyFiles.Png(width, height)), Ct)).Id;

    private static async Task<(int X, int Y)> FocusAsync(ContentHost host, Guid id)
    {
        await using var db = host.Storage.Store.Open();
        var row = await db.Set<MediaRow>().FirstAsync(m => m.Id == id, Ct);
        return (row.FocusX, row.FocusY);
    }
}
