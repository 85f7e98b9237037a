using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Notices.Delivery;
using Portal.Notices.Outbox;
using Portal.Storage.Jobs;
using Portal.Testing;

namespace Portal.Notices.Tests.Delivery;

public class SendNoticesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_failure_is_tried_again_later_and_a_success_never(OnDatabase on)
    {
        var sender = new Scripted(SendResult.TryLater("busy"), SendResult.Sent);
        await using var host = await NoticesHost.StartAsync(on, sender);
        await PutAsync(host);
        var job = Job(host);
        await job.RunAsync(Ct);
        await job.RunAsync(Ct);
        Assert.Single(sender.Seen);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await job.RunAsync(Ct);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await job.RunAsync(Ct);
        Assert.Equal(2, sender.Seen.Count);
        Assert.Equal(sender.Seen[0].DeliveryId, sender.Seen[1].DeliveryId);
        Assert.Equal(DeliveryState.Sent, (await RowAsync(host)).State);
    }

    [Fact]
    public async Task Nothing_is_sent_before_its_hour()
    {
        var sender = new Scripted(SendResult.Sent);
        await using var host = await NoticesHost.StartAsync(senders: sender);
        await PutAsync(host, TimeSpan.FromSeconds(10));
        await Job(host).RunAsync(Ct);
        Assert.Empty(sender.Seen);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await Job(host).RunAsync(Ct);
        Assert.Single(sender.Seen);
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_at_once_send_once(OnDatabase on)
    {
        var sender = new Scripted(SendResult.Sent);
        await using var host = await NoticesHost.StartAsync(on, sender);
        await PutAsync(host);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RunQuietlyAsync(host), Ct)));
        await Job(host).RunAsync(Ct);
        Assert.Single(sender.Seen);
    }

    [Fact]
    public async Task A_delivery_that_a_stopped_node_left_is_not_sent_again()
    {
        var sender = new Scripted(SendResult.Sent);
        await using var host = await NoticesHost.StartAsync(senders: sender);
        await PutAsync(host);
        sender.Stops = true;
        await Assert.ThrowsAsync<OperationCanceledException>(() => Job(host).RunAsync(sender.Stopped.Token));
        host.Clock.Advance(TimeSpan.FromHours(1));
        sender.Stops = false;
        await Job(host).RunAsync(Ct);
        Assert.Single(sender.Seen);
        Assert.Equal(DeliveryState.Uncertain, (await RowAsync(host)).State);
    }

    [Fact]
    public async Task After_eight_attempts_it_is_given_up()
    {
        var sender = new Scripted(SendResult.TryLater("down"));
        await using var host = await NoticesHost.StartAsync(senders: sender);
        await PutAsync(host);
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await Job(host).RunAsync(Ct);
            host.Clock.Advance(TimeSpan.FromHours(7));
        }
        Assert.Equal(8, sender.Seen.Count);
        Assert.Equal(DeliveryState.Failed, (await RowAsync(host)).State);
    }

    private static SendNotices Job(StorageHost host) => host.Services.GetServices<IJob>().OfType<SendNotices>().Single();

    // On PostgreSQL two nodes that hand out the same notice meet at the unique index; the job simply runs again.
    private static async Task RunQuietlyAsync(StorageHost host)
    {
        try
        {
            await Job(host).RunAsync(Ct);
        }
        catch (DbUpdateException)
        {
        }
    }

    private static Task PutAsync(StorageHost host, TimeSpan wait = default) => host.Store.WriteAsync(db =>
    {
        db.NotifyPerson(Guid.CreateVersion7(), "a", "接单了", "", "/orders/1", host.Now(), host.Now() + wait);
        return Task.CompletedTask;
    });

    private static async Task<DeliveryRow> RowAsync(StorageHost host)
    {
        await using var db = host.Store.Open();
        return await db.Set<DeliveryRow>().SingleAsync(Ct);
    }

    private sealed class Scripted(params SendResult[] results) : INoticeSender
    {
        public List<OutgoingNotice> Seen { get; } = [];

        public bool Stops { get; set; }

        public CancellationTokenSource Stopped { get; } = new();

        public string Name => "scripted";

        public bool Takes(OutgoingNotice notice) => true;

        public Task<SendResult> SendAsync(OutgoingNotice notice, CancellationToken ct)
        {
            lock (Seen)
            {
                Seen.Add(notice);
                if (Stops)
                    Stopped.Cancel();
                ct.ThrowIfCancellationRequested();
                return Task.FromResult(results[Math.Min(Seen.Count, results.Length) - 1]);
            }
        }
    }
}
