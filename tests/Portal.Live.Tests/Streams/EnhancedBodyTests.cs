using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Tests.Streams;

public sealed class EnhancedBodyTests
{
    // frame type 1, packet type; "hvc1"
    private const string Hvc1 = "68766331";
    private const string Opus = "4F707573";

    [Theory]
    [InlineData("90" + Hvc1 + "0102", true, true, 0, "0102")]
    [InlineData("91" + Hvc1 + "000028" + "AABB", false, true, 40, "AABB")]
    [InlineData("A1" + Hvc1 + "FFFFD8" + "AABB", false, false, -40, "AABB")]
    [InlineData("A3" + Hvc1 + "AABB", false, false, 0, "AABB")]
    // ModEx of one byte, then of 256 and more by the long form.
    [InlineData("97" + "00" + "11" + "03" + Hvc1 + "AABB", false, true, 0, "AABB")]
    // One track, number 0; then many of one codec, of which the first counts.
    [InlineData("96" + "03" + Hvc1 + "00" + "AABB", false, true, 0, "AABB")]
    [InlineData("96" + "13" + Hvc1 + "00000002AABB" + "01000001CC", false, true, 0, "AABB")]
    public void A_picture_is_read(string hex, bool isConfig, bool isKey, int composition, string data)
    {
        Assert.True(MediaBody.TryReadVideo(Convert.FromHexString(hex), 7, out var arrival));

        Assert.Equal((MediaCodec.H265, isConfig, isKey, composition, 7u), (arrival.Codec, arrival.IsConfig, arrival.IsKey, arrival.Composition, arrival.Timestamp));
        Assert.Equal(data, Convert.ToHexString(arrival.Data));
    }

    [Theory]
    [InlineData("94" + Hvc1 + "AABB")]
    [InlineData("92" + Hvc1 + "AABB")]
    [InlineData("91" + "76703039" + "000000AA")]
    [InlineData("91" + Hvc1 + "0000")]
    [InlineData("97FFFFFF11")]
    [InlineData("9700110711")]
    [InlineData("96" + "03" + Hvc1 + "01" + "AABB")]
    [InlineData("96" + "13" + Hvc1 + "00FFFFFFAABB")]
    [InlineData("D0" + Hvc1 + "0102")]
    public void What_is_no_picture_of_ours_is_left_out(string hex) => Assert.False(MediaBody.TryReadVideo(Convert.FromHexString(hex), 0, out _));

    [Fact]
    public void A_long_modifier_is_skipped()
    {
        byte[] body = [0x97, 255, 1, 0, .. new byte[257], 0x03, .. Convert.FromHexString(Hvc1), 0xAA];

        Assert.True(MediaBody.TryReadVideo(body, 0, out var arrival));
        Assert.Equal([0xAA], arrival.Data.ToArray());
    }

    [Theory]
    [InlineData("90" + Opus + "01", true)]
    [InlineData("91" + Opus + "01", false)]
    [InlineData("DF" + "01" + "01", false)]
    public void Sound_is_read(string hex, bool isConfig)
    {
        Assert.True(MediaBody.TryReadAudio(Convert.FromHexString(hex), 0, out var arrival));

        Assert.Equal((MediaCodec.Opus, isConfig), (arrival.Codec, arrival.IsConfig));
        Assert.Equal([1], arrival.Data.ToArray());
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        foreach (var codec in (MediaCodec[])[MediaCodec.H264, MediaCodec.H265, MediaCodec.Av1, MediaCodec.Aac, MediaCodec.Opus, MediaCodec.Mp3])
        {
            Arrival sent = new() { Codec = codec, IsKey = true, Data = new byte[] { 1, 2, 3 } };
            var body = new byte[MediaBody.Length(sent)];
            MediaBody.Write(sent, -40, body);

            Assert.True(sent.Kind == TrackKind.Video ? MediaBody.TryReadVideo(body, 0, out var read) : MediaBody.TryReadAudio(body, 0, out read));
            Assert.Equal((codec, false, true), (read.Codec, read.IsConfig, read.IsKey));
            Assert.Equal(codec is MediaCodec.H264 or MediaCodec.H265 ? -40 : 0, read.Composition);
            Assert.Equal([1, 2, 3], read.Data.ToArray());
        }
    }
}
