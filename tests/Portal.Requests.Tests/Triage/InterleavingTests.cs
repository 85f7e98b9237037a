using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Triage;
using Portal.Storage.Secrets;
using Desk = Portal.Requests.Triage.Desk;

namespace Portal.Requests.Tests.Triage;

/// <summary>
/// Two or three moderators on one order, who look, write and save in every order that a seed can think of, half of them at
/// the very same time. 10,000 of them: <c>PORTAL_INTERLEAVINGS=10000 dotnet run --project tests/Portal.Requests.Tests -- -class
/// Portal.Requests.Tests.Triage.InterleavingTests</c>; without the variable fewer, so that the whole suite stays quick.
/// <c>PORTAL_INTERLEAVINGS_FROM</c> names the first seed.
/// </summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    private const int Usual = 120;
    private const int Moves = 3;

    private static readonly Command[] Commands =
    [
        TopicCommands.Ask, TopicCommands.Decline, TopicCommands.Dispatch, TopicCommands.Confer, TopicCommands.Bounce, TopicCommands.Accept,
        TopicCommands.HandOver, TopicCommands.Deliver, TopicCommands.Note, TopicCommands.Reply,
    ];

    private static int Count => Asked("PORTAL_INTERLEAVINGS") ?? Usual;

    private static int First => Asked("PORTAL_INTERLEAVINGS_FROM") ?? 0;

    private static int? Asked(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;

    [Fact]
    public async Task No_interleaving_of_moderators_loses_a_step_or_a_draft()
    {
        await using var host = await OrdersHost.StartAsync();
        CurrentUser[] all = [host.Moderator, host.OtherModerator, OrdersHost.Staff(5, Role.Dispatcher, OrdersHost.Township, "x/qing/")];
        var (saved, collided, refused) = (0, 0, 0);
        for (var seed = First; seed < First + Count; seed++)
        {
            var random = new Random(seed);
            var order = await host.OrderAsync($"第 {seed} 单");
            Moderator[] moderators = [.. all.Take(2 + (seed % 2)).Select(u => new Moderator(host, u, order.Id, new Random((seed * 7) + u.Name[^1])))];
            while (moderators.Any(m => m.IsBusy))
            {
                var busy = moderators.Where(m => m.IsBusy).OrderBy(_ => random.Next()).ToList();
                if (random.Next(2) == 0)
                    await Task.WhenAll(busy.Select(m => Task.Run(m.MoveAsync, OrdersHost.Ct)));
                else
                    await busy[0].MoveAsync();
            }

            await AssertWholeAsync(host, order.Id, moderators, seed);
            saved += moderators.Sum(m => m.Saved.Count);
            collided += moderators.Sum(m => m.Collisions);
            refused += moderators.Sum(m => m.Refusals);
        }

        output.WriteLine($"{Count} interleavings: {saved} saved, {collided} collisions kept their draft and were saved again, {refused} refused by the table");
        Assert.True(collided > Count / 4, "The moderators hardly met.");
    }

    // Every step that somebody was told is done stands in the log once, on the version that its doer had seen; the words of
    // every step are there; whoever was not done still has the words in hand.
    private static async Task AssertWholeAsync(OrdersHost host, Guid id, Moderator[] moderators, int seed)
    {
        await using var db = host.Host.Store.Open();
        var log = await db.Set<OrderEventRow>().Where(e => e.OrderId == id && e.Version > 1).OrderBy(e => e.Version).ToListAsync(OrdersHost.Ct);
        var texts = await db.Set<TextRow>().Where(t => t.OrderId == id && t.Version > 1).ToListAsync(OrdersHost.Ct);
        var words = texts.ToDictionary(t => t.Version, t => host.Get<SecretBox>().Open(TextRow.Purpose, t.Sealed));
        var saved = moderators.SelectMany(m => m.Saved).OrderBy(s => s.Version).ToList();
        Assert.True(
            saved.Select(s => (s.Version, s.Command.Key, s.By)).SequenceEqual(log.Select(e => (e.Version, e.Command, e.ActorId!.Value))),
            $"Interleaving {seed}: told [{string.Join(' ', saved)}], in the log [{string.Join(' ', log.Select(e => $"{e.Version} {e.Command}"))}]");
        Assert.Equal(Enumerable.Range(2, log.Count), log.Select(e => e.Version));
        Assert.All(saved, s => Assert.Equal(s.Words, words[s.Version]));
        Assert.All(moderators, m => Assert.Equal(m.Written, m.Saved.Count + m.Refusals));
        Assert.Equal(log.Count + 1, (await db.Set<OrderRow>().SingleAsync(o => o.Id == id, OrdersHost.Ct)).Version);
    }

    private sealed record Saving(int Version, Command Command, Guid By, string Words);

    // Looks, writes a draft, saves it; what collides is looked at again and saved again with the same words.
    private sealed class Moderator(OrdersHost host, CurrentUser who, Guid order, Random random)
    {
        private int seen;
        private Draft? draft;

        public List<Saving> Saved { get; } = [];

        public int Written { get; private set; }

        public int Collisions { get; private set; }

        public int Refusals { get; private set; }

        public bool IsBusy => draft is not null || Written < Moves;

        public async Task MoveAsync()
        {
            if (seen == 0)
                seen = (await host.ReadAsync(order)).Version;
            else if (draft is null)
                draft = Write();
            else
                await SaveAsync(draft);
        }

        private Draft Write() => new(Commands[random.Next(Commands.Length)], host.Now)
        {
            Words = $"{who.Name} 说 {++Written}",
            Unit = OrdersHost.Unit.ToString(),
            Backup = OrdersHost.Backup.ToString(),
            Holder = who.Id.ToString()!,
            Reason = "not-ours",
        };

        private async Task SaveAsync(Draft kept)
        {
            var (saw, words) = (seen, kept.Words);
            var done = await host.Get<Desk>().DoAsync(who, order, saw, kept.Command, kept.ToFacts(), kept.Reason, words, OrdersHost.Ct);
            Assert.Equal(words, kept.Words);
            seen = 0;
            if (done.IsDone)
            {
                Saved.Add(new Saving(saw + 1, kept.Command, who.Id!.Value, words));
                draft = null;
            }
            else if (done.Refusal.Kind == RefusalKind.Conflict && (await host.ReadAsync(order)).Version != saw)
            {
                Collisions++;
            }
            else
            {
                Refusals++;
                draft = null;
            }
        }
    }
}
