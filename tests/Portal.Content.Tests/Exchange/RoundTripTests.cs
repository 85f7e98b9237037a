using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Content.Exchange;
using Portal.Content.Items;
using Portal.Content.Media.Upload;
using Portal.Content.Slugs;
using Portal.Content.Write;
using Portal.Storage.Recipes;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Exchange;

public sealed class RoundTripTests
{
    [Theory, BothDatabases]
    public async Task What_was_exported_imports_and_exports_to_the_same_bytes(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        await FillAsync(host);
        var folder = Path.Combine(host.Storage.Database.Folder, "out");
        await host.Get<ExportPlace>().ToAsync(folder, "", Ct);
        await using var other = await StartAsync(kind);
        await ImportAsync(other, folder);
        var again = Path.Combine(other.Storage.Database.Folder, "again");
        await other.Get<ExportPlace>().ToAsync(again, "", Ct);
        Assert.Equal(Names(folder), Names(again));
        Assert.All(Names(folder), name => Assert.Equal(File.ReadAllText(Path.Combine(folder, name)), File.ReadAllText(Path.Combine(again, name))));
        Assert.Contains(Names(folder), n => n.EndsWith(".png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_dates_signatures_and_old_addresses_are_the_same()
    {
        await using var host = await StartAsync();
        var item = await FillAsync(host);
        var folder = Path.Combine(host.Storage.Database.Folder, "out");
        await host.Get<ExportPlace>().ToAsync(folder, host.Liuxi.Path, Ct);
        await using var other = await StartAsync();
        await ImportAsync(other, folder);
        var (was, now) = (await host.ItemAsync(item), await other.ItemAsync(item));
        Assert.Equal((was.Slug, was.State, was.FirstPublishedAt, was.PublishedAt), (now.Slug, now.State, now.FirstPublishedAt, now.PublishedAt));
        Assert.Equal(await TextAsync(host, was), await TextAsync(other, now));
        Assert.Equal(await host.CountAsync<SlugRow>(), await other.CountAsync<SlugRow>());
        Assert.Equal(3, await other.CountAsync<SignatureRow>());

        // A second time: what is there stays as it is.
        await ImportAsync(other, folder);
        Assert.Equal(await host.CountAsync<ItemRow>(), await other.CountAsync<ItemRow>());
    }

    [Fact]
    public async Task A_folder_that_is_there_and_a_place_that_is_not_are_refused()
    {
        await using var host = await StartAsync();
        await Assert.ThrowsAsync<IOException>(() => host.Get<ExportPlace>().ToAsync(host.Storage.Database.Folder, "", Ct));
        await Assert.ThrowsAsync<IOException>(() => host.Get<ExportPlace>().ToAsync(Path.Combine(host.Storage.Database.Folder, "x"), "no/such/", Ct));
    }

    [Theory]
    [InlineData("cover: ../../etc/passwd")]
    [InlineData("place: maichuan/nowhere/")]
    [InlineData("published: yesterday")]
    public async Task A_file_that_does_not_fit_stops_the_import_and_nothing_remains(string line)
    {
        await using var host = await StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(host.Storage.Database.Folder, "in")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "recipe.json"), """{ "stories": { "folder": "." } }""", Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.md"), $"---\ntype: paper\nplace: {host.Liuxi.Path}\ntitle: 一\n---\n\n正文\n", Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "b.md"), $"---\ntype: paper\nplace: {host.Liuxi.Path}\ntitle: 二\n{line}\n---\n\n正文\n", Ct);
        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(host, folder));
        Assert.Equal(0, await host.CountAsync<ItemRow>());
    }

    private static async Task<Guid> FillAsync(ContentHost host)
    {
        var picture = Done(await host.Get<UploadMedia>().HandleAsync(
            host.Editor, new MediaUpload(host.Liuxi.Id, "桥头.png", "桥头的\\修车铺: 一早"), new MemoryStream(Media.TinyFiles.Png(320, 200)), Ct));
        Done(await host.Get<UploadMedia>().HandleAsync(host.Editor, new MediaUpload(host.Liuxi.Id, "没用上.png", "没用上"), new MemoryStream(Media.TinyFiles.Png(32, 20)), Ct));
        var part = JsonSerializer.Serialize(new
        {
            person = "梁守义",
            portrait = picture.Id,
            figures = new[] { new { label = "修了几回: 全部", value = "6,812 回" } },
            gallery = new[] { new { label = picture.Id, value = "一早" } },
        });
        var published = await host.PublishedAsync("桥头那间修车铺");
        Done(await host.Get<ChangeSlug>().HandleAsync(host.Editor, published.ItemId, "xiu-che-pu", Ct));
        var text = new ItemText("还在写：第二篇", $"第一段 \\* 不是列表\n\n![桥头]({picture.Address} \"图说\")\n\n[原图]({picture.Address})\n\n- 一\n- 二")
        {
            Summary = "两行\n摘要\\n",
            Byline = "文 / 林小满",
            CoverId = picture.Id,
            Part = part,
        };
        Done(await host.Get<CreateDraft>().HandleAsync(host.Editor, Guid.CreateVersion7(), "paper", host.Liuxi.Id, text, Ct));
        Done(await host.Get<CreateDraft>().HandleAsync(host.Editor, Guid.CreateVersion7(), "paper", host.Liuxi.Id, text with { Title = "怪样子的部分", Part = """{"n":1,"deep":{"a":[1]}}""" }, Ct));
        return published.ItemId;
    }

    private static Task<IReadOnlyList<string>> ImportAsync(ContentHost host, string folder) => host.Get<RecipeImporter>().ImportAsync(folder, Ct);

    private static async Task<ItemText> TextAsync(ContentHost host, ItemRow item)
    {
        await using var db = host.Storage.Store.Open();
        return ItemText.Of(await db.Set<VersionRow>().FirstAsync(v => v.Id == item.PublishedVersionId, Ct));
    }

    private static List<string> Names(string folder) => [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
