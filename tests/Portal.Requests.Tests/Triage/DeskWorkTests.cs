using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Tests.Files;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Triage;
using Portal.Requests.Triage.Keys;
using Portal.Requests.Triage.OnBehalf;
using TriageDesk = Portal.Requests.Triage.Desk;

namespace Portal.Requests.Tests.Triage;

/// <summary>What staff do beside the workflow: wording, category, photographs, orders for others, keys.</summary>
public sealed class DeskWorkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_wording_is_public_without_contact_data_and_taking_it_back_brings_the_old_one()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync("秸秆咋办？找我 13800002046");
        var desk = host.Get<TriageDesk>();
        Assert.True((await desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Reword, Facts.None, null, "秸秆往哪儿拉？电话 13800002046", Ct)).IsDone);
        Assert.Equal("秸秆往哪儿拉？电话 ▇▇", (await host.ReadAsync(order.Id)).Title);
        Assert.Equal(RefusalKind.TooLarge, (await desk.DoAsync(host.Moderator, order.Id, 2, TopicCommands.Reword, Facts.None, null, new string('长', 201), Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await desk.DoAsync(host.Stranger, order.Id, 2, TopicCommands.Reword, Facts.None, null, "别人的", Ct)).Refusal!.Kind);

        Assert.True((await desk.UndoAsync(host.Moderator, order.Id, 2, 1, Ct)).IsDone);
        Assert.Equal("秸秆咋办？找我 ▇▇", (await host.ReadAsync(order.Id)).Title);
    }

    [Fact]
    public async Task A_voice_note_becomes_public_once_somebody_put_it_into_words_and_passed_it()
    {
        await using var host = await OrdersHost.StartAsync();
        using var sound = new MemoryStream(Sounds.Webm());
        var kept = await host.Get<KeepFiles>().VoiceAsync(sound, Ct);
        var order = await host.OrderAsync("", t => t with { Voice = kept.Value });
        Assert.False((await host.ReadAsync(order.Id)).IsPublic);
        var desk = host.Get<TriageDesk>();
        await desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Reword, Facts.None, null, "路灯黑了半个月", Ct);
        await desk.DoAsync(host.Moderator, order.Id, 2, TopicCommands.Pass, new Facts { Content = Wording.Passed }, null, null, Ct);

        Assert.True((await host.ReadAsync(order.Id)).IsPublic);
        var detail = await host.Get<ReadOrder>().ReadAsync(host.Moderator, order.Number, Ct);
        Assert.NotNull(detail!.Voice);
        Assert.Null(detail.Words);
    }

    [Fact]
    public async Task The_category_is_guessed_with_its_reason_and_only_known_ones_are_kept()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync("玉米秸秆不让烧，化肥又贵");
        var detail = await host.Get<ReadOrder>().ReadAsync(host.Moderator, order.Number, Ct);
        Assert.Equal("farming", detail!.Guess!.Value.Key);
        Assert.Contains("秸秆", detail.Guess.Value.Because);
        Assert.Contains("秸秆", detail.Units[0].Why!, StringComparison.Ordinal);

        var desk = host.Get<TriageDesk>();
        Assert.False((await desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Classify, new Facts { Category = "made-up" }, null, null, Ct)).IsDone);
        var dispatch = new Facts { UnitId = OrdersHost.Unit, BackupId = OrdersHost.Backup, Category = "farming" };
        Assert.True((await desk.DoAsync(host.Moderator, order.Id, 1, TopicCommands.Dispatch, dispatch, null, null, Ct)).IsDone);
        Assert.Equal("farming", (await host.ReadAsync(order.Id)).Category);
    }

    [Theory]
    [InlineData("路灯坏了找谁修", "works")]
    [InlineData("育儿补贴咋领要带啥材料", "benefit")]
    [InlineData("有人打电话说我中奖是不是诈骗", "law")]
    [InlineData("红薯粉条想上网卖", "money")]
    [InlineData("啊", null)]
    public void Words_tell_what_an_order_is_about(string words, string? category) => Assert.Equal(category, TopicCategories.Guess(words)?.Key);

    [Fact]
    public async Task Photographs_come_with_the_delivery_without_what_the_camera_wrote_and_go_with_it()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        await host.DoAsync(order.Id, TopicCommands.Dispatch);
        await host.DoAsync(order.Id, TopicCommands.Accept);
        var files = host.Get<KeepFiles>();
        using var jpeg = new MemoryStream(Sounds.Jpeg());
        var photo = await files.PhotoAsync(jpeg, Ct);
        Assert.True(photo.IsDone, photo.Refusal?.Message);
        Assert.True(photo.Value.Bytes < Sounds.Jpeg().Length);
        using var page = new MemoryStream("<svg onload=alert(1)>"u8.ToArray());
        Assert.Equal(RefusalKind.Invalid, (await files.PhotoAsync(page, Ct)).Refusal!.Kind);

        var desk = host.Get<TriageDesk>();
        var five = Enumerable.Repeat(photo.Value, KeepFiles.MostPhotos + 1).ToList();
        Assert.False((await desk.DoAsync(host.Moderator, order.Id, 3, TopicCommands.Deliver, Facts.None, null, "办了", Ct, five)).IsDone);
        Assert.False((await desk.DoAsync(host.Moderator, order.Id, 3, TopicCommands.Note, Facts.None, null, "记一笔", Ct, [photo.Value])).IsDone);
        Assert.True((await desk.DoAsync(host.Moderator, order.Id, 3, TopicCommands.Deliver, Facts.None, null, "办了", Ct, [photo.Value, photo.Value])).IsDone);
        Assert.Equal(2, (await host.Get<ReadOrder>().ReadAsync(host.Moderator, order.Number, Ct))!.Photos.Count);

        await desk.UndoAsync(host.Moderator, order.Id, 4, 1, Ct);
        Assert.Empty((await host.Get<ReadOrder>().ReadAsync(host.Moderator, order.Number, Ct))!.Photos);
    }

    [Fact]
    public async Task Staff_take_an_order_by_telephone_and_the_caller_owns_it()
    {
        await using var host = await OrdersHost.StartAsync();
        var orders = host.Get<OrderForSomebody>();
        var told = new SomebodysOrder("井盖坏了", OrdersHost.Village, "138 0000 2046", "k1");
        var placed = await orders.PlaceAsync(host.Moderator, told, Ct);
        Assert.True(placed.IsDone, placed.Refusal?.Message);
        Assert.Equal(("phone", "pending"), (placed.Value.Channel, placed.Value.State));
        Assert.Null(placed.Value.AuthorId);
        Assert.Equal(placed.Value!.Id, (await orders.PlaceAsync(host.Moderator, told, Ct)).Value!.Id);
        Assert.True((await host.Get<Portal.Requests.Topics.Status.OpenByNumber>().OpenAsync(placed.Value.Number, "2046", Ct)).IsDone);

        Assert.Equal(RefusalKind.Forbidden, (await orders.PlaceAsync(host.Stranger, told with { Key = "k2" }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await orders.PlaceAsync(CurrentUser.Visitor, told with { Key = "k3" }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await orders.PlaceAsync(host.Moderator, told with { Words = " ", Key = "k4" }, Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.TooLarge, (await orders.PlaceAsync(host.Moderator, told with { Words = new string('长', 100_000), Key = "k5" }, Ct)).Refusal!.Kind);
        Assert.Equal("phone", (await orders.PlaceAsync(host.Moderator, told with { Phone = "138", Key = "k6" }, Ct)).Refusal!.Field);
        await using var db = host.Host.Store.Open();
        Assert.Equal(1, await db.Set<OrderRow>().CountAsync(Ct));
    }

    [Fact]
    public async Task A_rating_by_telephone_tells_face_and_outcome()
    {
        await using var host = await OrdersHost.StartAsync();
        var order = await host.OrderAsync();
        await host.DeliveredAsync(order.Id);
        var draft = new Draft(TopicCommands.Rate, host.Now) { Face = "2", Confirmed = "Partly" };
        Assert.True((await host.Get<TriageDesk>().DoAsync(host.Moderator, order.Id, 4, draft.Command, draft.ToFacts(), null, "电话里说还差点", Ct)).IsDone);
        var facts = (await host.CaseAsync(order.Id)).Last(TopicCommands.Rate)!.Facts;
        Assert.Equal((2, Result.Partly, "phone"), (facts.Face, facts.Confirmed, facts.Channel));
    }

    [Fact]
    public async Task Keys_are_laid_for_one_person_never_twice_and_come_back()
    {
        await using var host = await OrdersHost.StartAsync();
        var keys = host.Get<DeskKeys>();
        Assert.Equal(RefusalKind.Conflict, (await keys.LayAsync(host.Moderator, "dispatch", "q", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await keys.LayAsync(host.Moderator, "dispatch", "派", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Conflict, (await keys.LayAsync(host.Moderator, "no-such-action", "z", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await keys.LayAsync(CurrentUser.Visitor, "dispatch", "z", Ct)).Refusal!.Kind);
        Assert.True((await keys.LayAsync(host.Moderator, "dispatch", "z", Ct)).IsDone);

        Assert.Equal(("Z", "dispatch"), ((await keys.ReadAsync(host.Moderator, Ct)).Of("dispatch"), (await keys.ReadAsync(host.Moderator, Ct)).Does("Z")));
        Assert.Equal("A", (await keys.ReadAsync(host.OtherModerator, Ct)).Of("dispatch"));
        await keys.ForgetAsync(host.Moderator, Ct);
        Assert.Equal("A", (await keys.ReadAsync(host.Moderator, Ct)).Of("dispatch"));
    }

    [Fact]
    public void The_usual_keys_are_those_of_the_design_and_each_does_one_thing()
    {
        var usual = KeyMap.Usual.ToDictionary(k => k.Action, k => k.Key);
        Assert.Equal(("J", "K", "A", "Q", "M", "X", "H", "E", "U", "?"), (usual["next"], usual["previous"], usual["dispatch"], usual["ask"], usual["merge"], usual["decline"], usual["confer"], usual["note"], usual["undo"], usual["help"]));
        Assert.Equal(usual.Count, usual.Values.Distinct().Count());
        Assert.Equal("A", KeyMap.FromJson("""{"dispatch":"Q"}""").Of("dispatch"));
    }
}
