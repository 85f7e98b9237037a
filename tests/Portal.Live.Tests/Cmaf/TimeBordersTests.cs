using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Portal.Kit.Streams;
using Portal.Live.Cmaf;
using Portal.Live.Flv;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Cmaf;

/// <summary>A stream that has been on air so long that somebody's counter is full: what ffprobe reads of it goes on without a step.</summary>
public sealed class TimeBordersTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly LiveOptions options = new() { WindowSegments = 10 };

    [Theory]
    [InlineData(0xFFFFFFL)] // 4.66 hours: RTMP's extended timestamp begins.
    [InlineData((1L << 32) / 90)] // 13.25 hours: 32 bits of 90 kHz.
    [InlineData((1L << 33) / 90)] // 26.5 hours: the 33 bits of MPEG-TS.
    [InlineData(1L << 31)] // 24.9 days: signed milliseconds.
    [InlineData(1L << 32)] // 49.7 days: RTMP's own wrap.
    public async Task A_player_goes_on_across_the_border(long border)
    {
        var stream = Stream(out var log, out var publication);
        var tags = FlvTag.ReadFile(await Clip.BytesAsync());
        // Silence between the clips of less than 24 days each: longer ones are a jump, not a length.
        for (var (from, sent) = (0L, -4000L); ; from = Math.Min(from + (1L << 30), border - 1500))
        {
            clock.Advance(TimeSpan.FromMilliseconds(from - sent - 4000));
            Send(publication, tags, sent = from);
            if (from == border - 1500)
                break;
        }

        stream.End();

        var segments = log.View().Segments.Where(s => s.Start >= border - 2500).ToList();
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-border-").FullName, "border.mp4");
        await File.WriteAllBytesAsync(path, [.. segments[0].Format.Init, .. segments.SelectMany(s => s.Parts).SelectMany(p => p.Data)], TestContext.Current.CancellationToken);
        var times = (await Tool.RunAsync("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "packet=dts_time", "-of", "csv=p=0", path))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t.TrimEnd(','), CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(4000, segments.Sum(s => s.Duration), 100.0);
        Assert.Contains(segments, s => s.Start < border && s.Start + s.Duration > border);
        Assert.True(times.Count is >= 98 and <= 100, $"{times.Count}");
        Assert.Equal((border - 1500) / 1000.0, times[0], 0.2);
        Assert.All(times.Zip(times.Skip(1), (a, b) => b - a), step => Assert.InRange(step, 0.001, 0.2));
    }

    private LiveStream Stream(out SegmentLog log, out Publication publication)
    {
        LiveStream stream = new(new StreamPlan(Guid.Empty, "border", TimeSpan.Zero, TimeSpan.FromSeconds(9), false), options, clock, (_, _) => { });
        log = new SegmentLog(stream, options, clock);
        stream.Add(new Segmenter(log, options));
        publication = new Publication(null!, clock) { Stream = stream };
        stream.TryTakeOver(publication, TimeSpan.Zero, stream.Plan);
        return stream;
    }

    private void Send(Publication publication, IReadOnlyList<FlvTag> tags, long from)
    {
        var last = 0u;
        foreach (var tag in tags)
        {
            // Sound and picture overlap by a few milliseconds: the clock never goes back.
            clock.Advance(TimeSpan.FromMilliseconds(Math.Max(0L, tag.Timestamp - (long)last)));
            last = Math.Max(last, tag.Timestamp);
            var data = tag.Data.ToArray();
            // 32 bits, as they come over the wire.
            var time = unchecked((uint)(from + tag.Timestamp));
            if (tag.Type == TagTypes.Video ? MediaBody.TryReadVideo(data, time, out var arrival) : MediaBody.TryReadAudio(data, time, out arrival))
                publication.Append(arrival);
        }
    }
}
