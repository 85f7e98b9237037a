using System.Net;
using Portal.Kit.Streams;
using Portal.Live.Recording;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Recording;

public sealed class GivenCoverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_ffmpeg_the_first_picture_of_the_staff_is_the_cover_and_no_second_one_is_taken()
    {
        await using LiveHost host = await StartedAsync();
        var (plan, recordings) = (host.Gate.Add("key-given", "given", record: true), Recordings(host));
        var picture = await PictureAsync("320x180");
        Assert.Equal(CoverAnswer.NotWanted, await recordings.GiveCoverAsync(plan.StreamId, picture, Ct));
        await using (await Loop.StartAsync(host, "key-given"))
        {
            await host.Changes.NextAsync(plan);
            await host.RecordedAsync(plan, TimeSpan.FromSeconds(12));
            Assert.True((await recordings.FindAsync(plan.StreamId, Ct))!.WantsCover);
            foreach (var wrong in new[] { [], picture[..^2], picture[3..], "GIF89a"u8.ToArray(), await PictureAsync("100x60"), await PictureAsync("2000x100") })
                Assert.Equal(CoverAnswer.NoPicture, await recordings.GiveCoverAsync(plan.StreamId, wrong, Ct));

            var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => recordings.GiveCoverAsync(plan.StreamId, picture, Ct).AsTask()));
            Assert.Equal([CoverAnswer.Kept], both.Where(a => a != CoverAnswer.NotWanted));
            Assert.False((await recordings.FindAsync(plan.StreamId, Ct))!.WantsCover);
            await host.RecordedAsync(plan, TimeSpan.FromSeconds(15));
            await host.Streams.EndAsync(plan.StreamId, Ct);
        }

        var recording = (await recordings.FindAsync(plan.StreamId, Ct))!;
        Assert.Equal(picture, await host.Http.GetByteArrayAsync(recording.Cover, Ct));
        Assert.Equal(CoverAnswer.NotWanted, await recordings.GiveCoverAsync(plan.StreamId, picture, Ct));

        // Who may not see the moment may not see its picture.
        host.Rights.Set(plan.StreamId, ReplayRight.Everything with { To = recording.Stretches[0].From.AddSeconds(3) });
        Assert.Null((await recordings.FindAsync(plan.StreamId, Ct))!.Cover);
        using var answer = await host.Http.GetAsync(recording.Cover, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_picture_of_what_was_cut_off_is_not_shown()
    {
        await using LiveHost host = await StartedAsync();
        var (plan, recordings) = (host.Gate.Add("key-cutgiven", "cutgiven", record: true), Recordings(host));
        await using var publisher = await Loop.StartAsync(host, "key-cutgiven");
        await host.Changes.NextAsync(plan);
        await host.RecordedAsync(plan, TimeSpan.FromSeconds(12));
        host.Streams.CutOff(plan.StreamId);

        Assert.Equal(CoverAnswer.Kept, await recordings.GiveCoverAsync(plan.StreamId, await PictureAsync("320x180"), Ct));
        await host.Streams.EndAsync(plan.StreamId, Ct);

        Assert.Null((await recordings.FindAsync(plan.StreamId, Ct))!.Cover);
    }

    [Fact]
    public async Task Where_ffmpeg_draws_none_is_wanted()
    {
        await using LiveHost host = new();
        host.Settings["Live:SegmentSeconds"] = "1";
        await host.InitializeAsync();
        var plan = host.Gate.Add("key-drawn", "drawn", record: true);
        await using var publisher = await Loop.StartAsync(host, "key-drawn");
        await host.Changes.NextAsync(plan);
        await host.RecordedAsync(plan, TimeSpan.FromSeconds(12));

        Assert.False((await Recordings(host).FindAsync(plan.StreamId, Ct))!.WantsCover);
        Assert.Equal(CoverAnswer.NotWanted, await Recordings(host).GiveCoverAsync(plan.StreamId, await PictureAsync("320x180"), Ct));
    }

    private static async Task<LiveHost> StartedAsync()
    {
        LiveHost host = new();
        host.Settings["Live:Ffmpeg"] = "";
        host.Settings["Live:SegmentSeconds"] = "1";
        await host.InitializeAsync();
        return host;
    }

    private static IRecordings Recordings(LiveHost host) => (IRecordings)host.Services.GetService(typeof(IRecordings))!;

    private static async Task<byte[]> PictureAsync(string size)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-jpeg-").FullName, "picture.jpg");
        await Tool.RunAsync("ffmpeg", $"-v error -f lavfi -i testsrc2=size={size}:rate=1 -frames:v 1 {path}".Split(' '));
        var picture = await File.ReadAllBytesAsync(path, Ct);
        Assert.Equal(size is "320x180", JpegPicture.IsOne(picture));
        return picture;
    }
}
