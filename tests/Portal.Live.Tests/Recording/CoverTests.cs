using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Recording;

public sealed class CoverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_has_a_picture_of_its_own_from_a_key_frame()
    {
        await using Recorded recorded = await Recorded.StartAsync();

        var cover = (await recorded.FindAsync()).Cover;
        using var answer = await recorded.Host.Http.GetAsync(cover, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        var picture = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal([0xFF, 0xD8, 0xFF], picture[..3]);
        Assert.Equal(picture, await recorded.Host.Http.GetByteArrayAsync(cover, Ct));
        var path = Path.Combine(recorded.Host.DataPath, "cover.jpg");
        await File.WriteAllBytesAsync(path, picture, Ct);
        Assert.Equal("mjpeg,320,180", (await Tool.RunAsync("ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0", path)).Trim());
    }

    [Fact]
    public async Task The_cover_of_a_hidden_recording_is_hidden_and_goes_with_it()
    {
        await using Recorded recorded = await Recorded.StartAsync();
        var cover = (await recorded.FindAsync()).Cover;
        await recorded.Host.Http.GetByteArrayAsync(cover, Ct);

        recorded.Host.Rights.Set(recorded.Plan.StreamId, new ReplayRight(false));
        Assert.Equal(HttpStatusCode.NotFound, await recorded.StatusAsync(cover!));
        await recorded.Host.Services.GetRequiredService<IRecordings>().DeleteAsync(recorded.Plan.StreamId, Ct);

        Assert.Empty(Directory.EnumerateFiles(recorded.Host.DataPath, "*.jpg", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Without_ffmpeg_a_recording_has_no_cover()
    {
        await using Recorded recorded = await Recorded.StartAsync(("Live:Ffmpeg", ""));

        Assert.Null((await recorded.FindAsync()).Cover);
        Assert.Equal(HttpStatusCode.NotFound, await recorded.StatusAsync($"/replay/{recorded.Plan.StreamId}/cover.jpg"));
    }

    [Fact]
    public async Task A_recording_for_members_needs_a_seal_at_every_address()
    {
        await using Recorded recorded = await Recorded.StartAsync();
        var (host, id) = (recorded.Host, recorded.Plan.StreamId);
        host.Rights.Set(id, ReplayRight.Everything with { Access = StreamAccess.SignedAddress });
        var seals = host.Services.GetRequiredService<ISealedAddresses>();
        var (now, later) = (TimeProvider.System.UtcNow(), TimeProvider.System.UtcNow().AddMinutes(5));
        var index = await host.Http.GetStringAsync(seals.SealReplay($"/replay/{id}/index.m3u8", id, later), Ct);
        string[] names = ["index.m3u8", "sound.m3u8", "cover.jpg", "i0.mp4", "i0a.mp4", "0.m4s", "0a.m4s"];

        Assert.Contains("0.m4s?until=", index, StringComparison.Ordinal);
        foreach (var address in names.Select(n => $"/replay/{id}/{n}"))
        {
            Assert.Equal(HttpStatusCode.OK, await recorded.StatusAsync(seals.SealReplay(address, id, later)));
            Assert.Equal(HttpStatusCode.NotFound, await recorded.StatusAsync(address));
            Assert.Equal(HttpStatusCode.NotFound, await recorded.StatusAsync(seals.SealReplay(address, id, now.AddMinutes(-1))));
            Assert.Equal(HttpStatusCode.NotFound, await recorded.StatusAsync(seals.SealReplay(address, Guid.NewGuid(), later)));
        }
    }

    private sealed class Recorded : IAsyncDisposable
    {
        private Recorded(LiveHost host, StreamPlan plan) => (Host, Plan) = (host, plan);

        public LiveHost Host { get; }

        public StreamPlan Plan { get; }

        public static async Task<Recorded> StartAsync(params (string Key, string Value)[] settings)
        {
            LiveHost host = new();
            foreach (var (key, value) in settings)
                host.Settings[key] = value;
            await host.InitializeAsync();
            var plan = host.Gate.Add("key-cover", "cover", record: true);
            await using (await Loop.StartAsync(host, "key-cover"))
            {
                await host.Changes.NextAsync(plan);
                await host.RecordedAsync(plan, TimeSpan.FromSeconds(2));
                await host.Streams.EndAsync(plan.StreamId, Ct);
            }

            return new Recorded(host, plan);
        }

        public async Task<Kit.Streams.Recording> FindAsync() => (await Host.Services.GetRequiredService<IRecordings>().FindAsync(Plan.StreamId, Ct))!;

        public async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await Host.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Ct);
            return answer.StatusCode;
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
