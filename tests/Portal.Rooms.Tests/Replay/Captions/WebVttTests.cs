using Portal.Kit.Streams;
using Portal.Rooms.Replay.Captions;

namespace Portal.Rooms.Tests.Replay.Captions;

public class WebVttTests
{
    [Fact]
    public void WebVtt_and_SubRip_are_read_without_their_settings_and_markup()
    {
        const string file = "\uFEFFWEBVTT\r\n\r\nSTYLE\r\n::cue{color:red}\r\n\r\n1\r\n00:01.500 --> 00:03.000 line:0\r\n<v 孙大夫>麦种<i>先</i>拌 &amp; 后晾</v>\r\n第二行\r\n\r\n"
            + "2\r\n01:00:04,000 --> 01:00:05,250\r\n<script>alert(1)</script>听得清\r\n";
        Assert.True(WebVtt.TryRead(file, out var cues));
        Assert.Equal(
            [new CaptionText(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3), "麦种先拌 & 后晾\n第二行"), new CaptionText(new TimeSpan(0, 1, 0, 4, 0), new TimeSpan(0, 1, 0, 5, 250), "alert(1)听得清")],
            cues);
        Assert.Equal("WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n麦种先拌 &amp; 后晾\n第二行\n\n01:00:04.000 --> 01:00:05.250\nalert(1)听得清\n", WebVtt.Write(cues));
    }

    [Theory]
    [InlineData("")]
    [InlineData("不是字幕")]
    [InlineData("WEBVTT\n\n00:03.000 --> 00:01.000\n倒着的")]
    [InlineData("WEBVTT\n\n00:61.000 --> 00:62.000\n没有这样的秒")]
    [InlineData("WEBVTT\n\n一点 --> 两点\n没有数")]
    public void What_is_no_captions_file_is_refused(string file) => Assert.False(WebVtt.TryRead(file, out _));

    [Fact]
    public void What_was_written_is_read_again_the_same()
    {
        CaptionText[] cues = [new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), "a --> b < c & d"), new(TimeSpan.FromHours(2), TimeSpan.FromHours(2.5), "完")];
        Assert.True(WebVtt.TryRead(WebVtt.Write(cues), out var again));
        Assert.Equal(cues, again);
    }

    [Fact]
    public void More_than_5000_captions_are_refused()
    {
        static string File(int count) => "WEBVTT\n" + string.Concat(Enumerable.Repeat("\n00:01.000 --> 00:02.000\n字\n", count));
        Assert.True(WebVtt.TryRead(File(5000), out _));
        Assert.False(WebVtt.TryRead(File(5001), out _));
    }
}
