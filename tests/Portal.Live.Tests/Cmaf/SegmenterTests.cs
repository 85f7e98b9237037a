using System.Buffers.Binary;
using Microsoft.Extensions.Time.Testing;
using Portal.Kit.Streams;
using Portal.Live.Cmaf;
using Portal.Live.Hls;
using Portal.Live.Streams;

namespace Portal.Live.Tests.Cmaf;

public sealed class SegmenterTests : IDisposable
{
    private static readonly byte[] AvcC = Convert.FromHexString("0164001FFFE1001A6764001FACD9405005BB016A02020280000003008000001E478C18CB01000468EFBCB0");
    private readonly FakeTimeProvider clock = new();
    private readonly LiveOptions options = new();
    private readonly LiveStream stream;
    private readonly SegmentLog log;
    private readonly Publication publication;

    public SegmenterTests()
    {
        stream = new LiveStream(new StreamPlan(Guid.Empty, "name", TimeSpan.Zero, TimeSpan.FromSeconds(9), false), options, clock, (_, _) => { });
        log = new SegmentLog(stream, options, clock);
        stream.Add(new Segmenter(log, options));
        publication = new Publication(null!, clock) { Stream = stream };
        stream.TryTakeOver(publication, TimeSpan.Zero, stream.Plan);
        publication.Append(new Arrival { Codec = MediaCodec.H264, IsConfig = true, IsKey = true, Data = AvcC });
        publication.Append(new Arrival { Codec = MediaCodec.Aac, IsConfig = true, IsKey = true, Data = new byte[] { 0x12, 0x10 } });
    }

    public void Dispose() => stream.End();

    [Theory]
    [InlineData(25, 2000)]
    [InlineData(50, 2000)]
    [InlineData(75, 3000)]
    [InlineData(20, 2400)]
    public void Segments_begin_at_key_frames_and_are_at_least_as_long_as_wished(int group, long length)
    {
        Send(0, 500, group);

        Assert.All(log.View().Segments, s => Assert.Equal(length, s.Duration));
        Assert.All(log.View().Segments, s => Assert.True(s.Parts[0].IsIndependent));
    }

    [Fact]
    public void Without_key_frames_segments_end_at_the_target_duration_which_never_changes()
    {
        Send(0, 101, 50);
        var target = log.TargetSeconds;
        Send(101 * 40, 1000, 100_000);

        Assert.Equal(target, log.TargetSeconds);
        Assert.All(log.View().Segments, s => Assert.True(Math.Round(s.Duration / 1000.0) <= target));
    }

    [Fact]
    public void Parts_are_as_long_as_their_target_allows_and_add_up_to_their_segment()
    {
        Send(0, 300, 50);

        foreach (var segment in log.View().Segments)
        {
            Assert.Equal(segment.Duration, segment.Parts.Sum(p => p.Duration));
            Assert.All(segment.Parts.SkipLast(1), p => Assert.InRange(p.Duration, 425, 500));
        }
    }

    [Fact]
    public void Decoding_times_go_on_past_33_bits_of_90_kHz()
    {
        // Jumps are not needed to get there: a step of two seconds, 50,000 times, is 27.7 hours.
        for (long i = 0; i < 50_000; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            Picture((uint)(i * 2000), isKey: true);
        }

        var segments = log.View().Segments;
        var first = segments[^1].Parts[0].Data;
        Assert.True(DecodeTime(first) > 1L << 33);
        Assert.Equal(segments[^1].Start * 90, DecodeTime(first));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.Equal(pair.First.Start + pair.First.Duration, pair.Second.Start));
    }

    [Fact]
    public void A_jump_is_one_discontinuity_and_the_media_sequence_goes_on()
    {
        Send(0, 201, 50);
        Send(40_000_000, 200, 50);

        var text = Playlist.Media(log.View(), log.TargetSeconds, new MediaNames("e", false));

        Assert.Single(text.Split('\n'), l => l == "#EXT-X-DISCONTINUITY");
        // Five segments before the jump, the last one short, and three after it; six are listed.
        Assert.Contains("#EXT-X-MEDIA-SEQUENCE:2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Breaks_that_left_the_playlist_are_counted()
    {
        Send(0, 201, 50);
        Send(40_000_000, 3000, 50);

        var view = log.View();

        Assert.Equal(1, view.BreaksBefore);
        Assert.Equal(options.WindowSegments, view.Segments.Count);
    }

    [Fact]
    public void Cut_segments_leave_no_hole_in_the_media_sequence()
    {
        Send(0, 201, 50);
        var before = log.View();
        stream.CutOff();
        Send(201 * 40, 200, 50);
        Assert.Equal(before.Segments.Count + 1, log.View().Segments.Count);
        stream.Release();
        Send(401 * 40, 200, 50);

        var view = log.View();

        Assert.All(view.Segments, s => Assert.False(s.IsCut));
        Assert.Single(view.Segments, s => s.Breaks);
    }

    [Fact]
    public void A_delta_update_leaves_out_what_lies_six_target_durations_back_and_joins_to_the_whole()
    {
        options.WindowSegments = 30;
        Send(0, 2000, 50);
        LowLatency low = new(options.PartSeconds, null);
        MediaNames names = new("e", false);

        var whole = Playlist.Media(log.View(), log.TargetSeconds, names, low).Split('\n');
        var delta = Playlist.Media(log.View(), log.TargetSeconds, names, low, skips: true).Split('\n');

        var skipped = int.Parse(delta.Single(l => l.StartsWith("#EXT-X-SKIP", StringComparison.Ordinal)).Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"CAN-SKIP-UNTIL={log.TargetSeconds * 6},", whole[3], StringComparison.Ordinal);
        // Thirty of 2 s, of which the newest 18 s stay.
        Assert.InRange(skipped, 21, 22);
        var files = Files(whole);
        Assert.Equal(files[skipped..], Files(delta));
        Assert.DoesNotContain("#EXT-X-SKIP", string.Join('\n', Playlist.Media(new SegmentView(log.View().Segments.TakeLast(5).ToList(), 0, 0, null, [], 9, false), log.TargetSeconds, names, low, skips: true)), StringComparison.Ordinal);

        static string[] Files(string[] lines) => [.. lines.Where(l => l.EndsWith(".m4s", StringComparison.Ordinal))];
    }

    private void Send(long start, int pictures, int group)
    {
        for (var i = 0; i < pictures; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(40));
            Picture((uint)(start + (i * 40)), i % group == 0);
            publication.Append(new Arrival { Codec = MediaCodec.Aac, IsKey = true, Timestamp = (uint)(start + (i * 40)), Data = new byte[] { 1, 2, 3 } });
        }
    }

    private void Picture(uint time, bool isKey) => publication.Append(
        new Arrival { Codec = MediaCodec.H264, IsKey = isKey, Timestamp = time, Composition = 80, Data = new byte[] { 0, 0, 0, 1, 9 } });

    // moof: header 8, mfhd 16; traf header 8, tfhd 20, then tfdt with its time behind 12 bytes.
    private static long DecodeTime(byte[] fragment) => (long)BinaryPrimitives.ReadUInt64BigEndian(fragment.AsSpan(8 + 16 + 8 + 20 + 12));
}
