using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.People;
using Portal.Requests.Files;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Tests.Files;
using Portal.Storage.Blobs;
using Portal.Testing;

namespace Portal.Requests.Tests.Topics.Mine;

public sealed class OrdersPersonalDataTests
{
    private static readonly Guid Person = new("00000000-0000-0000-0009-000000000001");

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [BothDatabases]
    public async Task Closing_an_account_erases_words_numbers_and_recordings_and_leaves_log_and_others_orders(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        using var sound = new MemoryStream(Sounds.Webm());
        var voice = (await host.Get<KeepFiles>().VoiceAsync(sound, Ct)).Value!;
        var mine = await host.OrderAsync("我家的事", t => t with { AuthorId = Person, Phone = "13800002046", Voice = voice });
        var others = await host.OrderAsync("别人的事", t => t with { Phone = "13900001111" });
        var data = host.Get<IEnumerable<IPersonalData>>().Single(d => d.Section == "orders");
        var export = JsonSerializer.Serialize(await data.ExportAsync(Person, Ct), Readable);
        Assert.Contains("我家的事", export, StringComparison.Ordinal);
        Assert.Contains("13800002046", export, StringComparison.Ordinal);
        Assert.DoesNotContain("别人的事", export, StringComparison.Ordinal);

        await data.EraseAsync(Person, Ct);
        await data.EraseAsync(Person, Ct);

        await using var db = host.Host.Store.Open();
        Assert.Equal([others.Id], await db.Set<TextRow>().Select(t => t.OrderId).ToListAsync(Ct));
        Assert.Equal([others.Id], await db.Set<ContactRow>().Select(c => c.OrderId).ToListAsync(Ct));
        Assert.False(await db.Set<FileRow>().AnyAsync(Ct));
        Assert.Null(await host.Get<IBlobs>().OpenAsync(voice.Blob, Ct));
        Assert.Equal("", (await host.ReadAsync(mine.Id)).Title);
        Assert.Equal("pending", (await host.CaseAsync(mine.Id)).State.Key);
    }
}
