using System.Globalization;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests.Cmaf;

/// <summary>A stream that has been on air so long that somebody's counter is full: what ffprobe reads of it goes on without a step.</summary>
public sealed class TimeBordersTests
{
    [Theory]
    [MemberData(nameof(LongBroadcast.Borders), MemberType = typeof(LongBroadcast))]
    public async Task A_player_goes_on_across_the_border(long border)
    {
        LongBroadcast broadcast = new(new LiveOptions { WindowSegments = 10 });
        await broadcast.SendAsOfAsync(border - 1500);
        broadcast.Stream.End();

        var segments = broadcast.Log.View().Segments.Where(s => s.Start >= border - 2500).ToList();
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
}
