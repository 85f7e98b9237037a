using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Content.Write;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Testing;
using static Portal.Content.Tests.ContentHost;

namespace Portal.Content.Tests.Write;

public sealed class WriteTests
{
    private static readonly ItemText Text = new("桥头那间修车铺", "天刚亮。");

    [Fact]
    public async Task A_doubled_click_makes_one_item()
    {
        await using var host = await StartAsync();
        var id = Guid.CreateVersion7();
        var once = Done(await host.Get<CreateDraft>().HandleAsync(host.Editor, id, "paper", host.Liuxi.Id, Text, Ct));
        var twice = Done(await host.Get<CreateDraft>().HandleAsync(host.Editor, id, "paper", host.Liuxi.Id, Text, Ct));
        Assert.Equal(once, twice);
        Assert.Equal(1, await host.CountAsync<VersionRow>());
    }

    [Fact]
    public async Task A_stranger_cannot_begin_or_save()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        foreach (var stranger in new[] { CurrentUser.Visitor, new CurrentUser(Guid.NewGuid(), "村民", []), host.Elsewhere, host.First })
        {
            Refused(await host.Get<CreateDraft>().HandleAsync(stranger, Guid.CreateVersion7(), "paper", host.Liuxi.Id, Text, Ct), RefusalKind.Forbidden);
            Refused(await host.Get<SaveVersion>().HandleAsync(stranger, draft.ItemId, draft.VersionId, Text, Ct), RefusalKind.NotFound);
            Refused(await host.Get<RestoreVersion>().HandleAsync(stranger, draft.ItemId, draft.VersionId, Ct), RefusalKind.NotFound);
            Refused(await host.Get<KeepSlot>().HandleAsync(stranger, draft.ItemId, draft.VersionId, Text, ct: Ct), RefusalKind.NotFound);
        }

        Assert.Equal(1, await host.CountAsync<VersionRow>());
    }

    [Fact]
    public async Task Somebody_elses_id_is_not_taken_over()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        var other = Person("别的编辑", Role.Editor, host.Liuxi);
        Refused(await host.Get<CreateDraft>().HandleAsync(other, draft.ItemId, "paper", host.Liuxi.Id, Text, Ct), RefusalKind.Conflict);
    }

    [Theory]
    [InlineData("", "x", "{}", RefusalKind.Invalid)]
    [InlineData(" \n", "x", "{}", RefusalKind.Invalid)]
    [InlineData("a\u0007", "x", "{}", RefusalKind.Invalid)]
    [InlineData("a", "x\0", "{}", RefusalKind.Invalid)]
    [InlineData("a", "x", "[]", RefusalKind.Invalid)]
    [InlineData("a", "x", "{", RefusalKind.Invalid)]
    public async Task Words_that_do_not_fit_are_refused(string title, string body, string part, RefusalKind kind)
    {
        await using var host = await StartAsync();
        Refused(await host.Get<CreateDraft>().HandleAsync(host.Editor, Guid.CreateVersion7(), "paper", host.Liuxi.Id, new(title, body) { Part = part }, Ct), kind);
        Assert.Equal(0, await host.CountAsync<ItemRow>());
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_refused_in_words_and_changes_nothing()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        ItemText[] longTexts =
        [
            Text with { Body = new string('长', 1_000_000) }, Text with { Title = new string('长', 1_000_000) }, Text with { Summary = new string('长', 201) },
            Text with { Byline = new string('长', 81) }, Text with { Part = $$"""{"a":"{{new string('x', 1_000_000)}}"}""" },
        ];
        foreach (var text in longTexts)
            Refused(await host.Get<SaveVersion>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, text, Ct), RefusalKind.TooLarge);
        Refused(await host.Get<KeepSlot>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, longTexts[0], ct: Ct), RefusalKind.TooLarge);
        Assert.Equal(1, await host.CountAsync<VersionRow>());
    }

    [Fact]
    public async Task A_text_nested_too_deeply_is_refused()
    {
        await using var host = await StartAsync();
        var text = Text with { Body = new string('>', 5000) + "x" };
        Refused(await host.Get<CreateDraft>().HandleAsync(host.Editor, Guid.CreateVersion7(), "paper", host.Liuxi.Id, text, Ct), RefusalKind.Invalid);
    }

    [Fact]
    public async Task A_save_on_an_older_version_is_refused_with_what_there_is_now()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        var other = Person("别的编辑", Role.Editor, host.Liuxi);
        Done(await host.Get<SaveVersion>().HandleAsync(other, draft.ItemId, draft.VersionId, Text with { Body = "别人先存了。" }, Ct));
        var late = Done(await host.Get<SaveVersion>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Text with { Body = "我后存的。" }, Ct));
        Assert.Equal("别的编辑", late.Conflict!.AuthorName);
        Assert.Equal("别人先存了。", late.Conflict.Text.Body);
        Assert.Equal(2, await host.CountAsync<VersionRow>());
    }

    [Fact]
    public async Task Unchanged_words_make_no_version()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        var again = Done(await host.Get<SaveVersion>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, new(" 桥头那间修车铺 ", "天刚亮，卷帘门响了。\n"), Ct));
        Assert.Equal(draft, again);
    }

    [Theory]
    [BothDatabases]
    public async Task Two_saves_at_once_make_one_version(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var draft = await host.DraftAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Task.Run(() => host.Get<SaveVersion>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, Text with { Body = $"第 {i} 个。" }, Ct), Ct)));
        Assert.Single(outcomes, o => o is { IsDone: true, Value.Conflict: null });
        Assert.Equal(2, await host.CountAsync<VersionRow>());
    }

    [Fact]
    public async Task An_older_version_comes_back_as_a_new_draft_without_its_signatures()
    {
        await using var host = await StartAsync();
        var first = await host.PublishedAsync();
        var second = Done(await host.Get<SaveVersion>().HandleAsync(host.Editor, first.ItemId, first.VersionId, Text, Ct));
        var restored = Done(await host.Get<RestoreVersion>().HandleAsync(host.Editor, first.ItemId, first.VersionId, Ct));
        Assert.Equal(second.Number + 1, restored.Number);
        var item = await host.ItemAsync(first.ItemId);
        Assert.Equal(ItemState.Writing, item.State);
        Assert.Equal(first.VersionId, item.PublishedVersionId);
        Refused(await host.Get<PublishItem>().NowAsync(host.Editor, first.ItemId, restored.VersionId, Ct), RefusalKind.Conflict);
    }

    [Fact]
    public async Task What_is_typed_is_kept_beside_the_versions_until_it_is_saved()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync();
        var typed = Text with { Body = "还没写完" };
        Done(await host.Get<KeepSlot>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, typed, ct: Ct));
        Done(await host.Get<KeepSlot>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, typed, ct: Ct));
        var slot = await host.Get<KeepSlot>().FindAsync(host.Editor, draft.ItemId, Ct);
        Assert.Equal(typed, slot!.Text);
        Assert.Equal(draft.VersionId, slot.BaseVersionId);
        var other = Person("别的编辑", Role.Editor, host.Liuxi);
        Assert.Null(await host.Get<KeepSlot>().FindAsync(other, draft.ItemId, Ct));
        Assert.Equal([host.Editor.Name], await host.Get<KeepSlot>().OthersAsync(other, draft.ItemId, Ct));
        host.Storage.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty(await host.Get<KeepSlot>().OthersAsync(other, draft.ItemId, Ct));
        Done(await host.Get<SaveVersion>().HandleAsync(host.Editor, draft.ItemId, draft.VersionId, typed, Ct));
        Assert.Null(await host.Get<KeepSlot>().FindAsync(host.Editor, draft.ItemId, Ct));
    }

    [Fact]
    public async Task What_was_begun_and_never_saved_is_found_again_by_its_author_alone()
    {
        await using var host = await StartAsync();
        var slots = host.Get<KeepSlot>();
        var id = Guid.CreateVersion7();
        Done(await slots.HandleAsync(host.Editor, id, null, Text, new Beginning("paper", host.Liuxi.Id), Ct));
        var begun = Assert.Single(await slots.UnsavedAsync(host.Editor, Ct));
        Assert.Equal((id, "paper", host.Liuxi.Id, Text.Title), (begun.ItemId, begun.Type, begun.PlaceId, begun.Title));
        Assert.Equal(Text, (await slots.FindAsync(host.Editor, id, Ct))!.Text);
        Assert.Empty(await slots.UnsavedAsync(Person("别的编辑", Role.Editor, host.Liuxi), Ct));
        Assert.Empty(await slots.UnsavedAsync(CurrentUser.Visitor, Ct));
        Done(await host.Get<CreateDraft>().HandleAsync(host.Editor, id, "paper", host.Liuxi.Id, Text, Ct));
        Assert.Empty(await slots.UnsavedAsync(host.Editor, Ct));
    }

    [Fact]
    public async Task Everything_is_in_the_audit_trail()
    {
        await using var host = await StartAsync();
        var item = await host.PublishedAsync();
        Done(await host.Get<TakeDown>().HandleAsync(host.Final, item.ItemId, "有一处数字不对", Ct));
        string[] order = ["content.create", "content.submit", "content.sign", "content.publish", "content.take-down"];
        Assert.Equal(
            ["content.create", "content.submit", "content.sign", "content.sign", "content.sign", "content.publish", "content.take-down"],
            (await host.AuditAsync(item.ItemId)).OrderBy(a => Array.IndexOf(order, a)));
    }
}
