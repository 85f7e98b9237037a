using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Recording;

/// <summary>What the public may have of a recording is decided elsewhere, and holds for every file of it.</summary>
public sealed class ReplayRightTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IRecordings Recordings => host.Services.GetRequiredService<IRecordings>();

    [Fact]
    public async Task A_replay_is_hidden_trimmed_listened_to_and_seen_whole_by_staff()
    {
        var plan = await RecordAsync("key-right", cut: false);
        var whole = (await Recordings.FindAsync(plan.StreamId, Ct))!;
        var stretch = Assert.Single(whole.Stretches);
        Assert.Equal(whole.Length, stretch.Length);

        host.Rights.Set(plan.StreamId, new ReplayRight(true, stretch.From.AddSeconds(2.5)));
        var trimmed = (await Recordings.FindAsync(plan.StreamId, Ct))!;
        Assert.InRange(trimmed.Length, TimeSpan.FromSeconds(1), whole.Length - TimeSpan.FromSeconds(1));
        Assert.Equal(whole.Length, trimmed.Whole);
        var played = await Probe.ReadAsync(host.Address(trimmed.Hls), 60);
        Assert.InRange(played.LastPts - played.FirstPts, trimmed.Length.TotalSeconds - 0.3, trimmed.Length.TotalSeconds + 0.3);

        var heard = await Probe.ReadAsync(host.Address(trimmed.Sound!), 60);
        Assert.Equal(["aac"], heard.Codecs);
        Assert.InRange(heard.LastPts - heard.FirstPts, trimmed.Length.TotalSeconds - 0.5, trimmed.Length.TotalSeconds + 0.5);

        host.Rights.Set(plan.StreamId, new ReplayRight(false));
        foreach (var file in new[] { "index.m3u8", "sound.m3u8", "i0.mp4", "0.m4s", "0a.m4s" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"/replay/{plan.StreamId}/{file}", Ct)).StatusCode);
        var seal = host.Services.GetRequiredService<ISealedAddresses>();
        var sealedAddress = seal.WholeReplay(plan.StreamId, TimeProvider.System.UtcNow().AddHours(1));
        var staff = await Probe.ReadAsync(host.Address(sealedAddress), 60);
        Assert.InRange(staff.LastPts - staff.FirstPts, whole.Length.TotalSeconds - 0.3, whole.Length.TotalSeconds + 0.3);
        var other = sealedAddress.Replace(plan.StreamId.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync(other, Ct)).StatusCode);
    }

    [Fact]
    public async Task What_was_cut_comes_into_the_replay_when_it_is_released()
    {
        var plan = await RecordAsync("key-cuts", cut: true);
        var without = (await Recordings.FindAsync(plan.StreamId, Ct))!;
        Assert.True(without.Cut > TimeSpan.Zero);
        Assert.Equal(without.Whole, without.Length + without.Cut);

        host.Rights.Set(plan.StreamId, new ReplayRight(true, WithCuts: true));

        var with = (await Recordings.FindAsync(plan.StreamId, Ct))!;
        Assert.Equal(TimeSpan.Zero, with.Cut);
        Assert.Equal(with.Whole, with.Length);

        // Between a cut and the next key frame nothing is kept: the pieces lie further apart than they are long.
        var played = await Probe.ReadAsync(host.Address(with.Hls), 60);
        Assert.True(played.LastPts - played.FirstPts > with.Length.TotalSeconds - 0.5);
    }

    [Fact]
    public void An_instant_leads_to_its_place_in_the_replay_and_what_lies_in_a_hole_to_where_it_goes_on()
    {
        var start = new DateTime(2026, 10, 16, 12, 0, 0, DateTimeKind.Utc);
        var replay = new Kit.Streams.Recording(Guid.NewGuid(), TimeSpan.FromSeconds(50), 1, "", false)
        {
            Stretches = [new(start, TimeSpan.FromSeconds(20)), new(start.AddSeconds(60), TimeSpan.FromSeconds(30))],
        };

        Assert.Equal(TimeSpan.FromSeconds(5), replay.PositionOf(start.AddSeconds(5)));
        Assert.Equal(TimeSpan.FromSeconds(20), replay.PositionOf(start.AddSeconds(40)));
        Assert.Equal(TimeSpan.FromSeconds(25), replay.PositionOf(start.AddSeconds(65)));
        Assert.Equal(TimeSpan.Zero, replay.PositionOf(start.AddSeconds(-5)));
        Assert.Null(replay.PositionOf(start.AddSeconds(95)));
        Assert.False(replay.Shows(start.AddSeconds(40)));
    }

    private async Task<StreamPlan> RecordAsync(string key, bool cut)
    {
        var plan = host.Gate.Add(key, key.Replace("-", "", StringComparison.Ordinal), record: true);
        await using (await Loop.StartAsync(host, key))
        {
            Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));
            await host.RecordedAsync(plan, TimeSpan.FromSeconds(cut ? 2 : 5));
            if (cut)
            {
                host.Streams.CutOff(plan.StreamId);
                await CutAsync(plan);
                host.Streams.Release(plan.StreamId);
                await host.RecordedAsync(plan, TimeSpan.FromSeconds(4));
            }

            await host.Streams.EndAsync(plan.StreamId, Ct);
        }

        return plan;
    }

    // Until a segment lies in the cut.
    private async Task CutAsync(StreamPlan plan)
    {
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(100));
        while (!((await Recordings.FindAsync(plan.StreamId, Ct))?.Cut > TimeSpan.FromSeconds(1)))
            await look.WaitForNextTickAsync(Ct);
    }
}
