using Portal.Live.Streams.Codecs;

namespace Portal.Live.Tests.Streams;

/// <summary>Frames as ffmpeg's encoder writes them: silence of two channels and one, and a tone.</summary>
public class AacSilenceTests
{
    private const string FirstOfTwo = "de02004c61766335392e33372e31303000422008c11838";
    private const string Two = "211004608c1c";
    private const string FirstOfOne = "de02004c61766335392e33372e313030000230400e";
    private const string One = "01182007";

    private const string Tone =
        "0116f62cf4b631175eef7ebe73f5f3f59ae114b992d37123c245d491748101e31cfbe73cc3f6dc47986232687e11cdde58b7d5655f2ccecbb4fdefc0f19b0c2bd675d5bab71acaa39cb19dc4e26c31aa4e199366cd8d1478ac5ab56b84814e3e6c71";

    [Theory]
    [InlineData(FirstOfTwo)]
    [InlineData(Two)]
    [InlineData(FirstOfOne)]
    [InlineData(One)]
    public void A_microphone_that_is_off_is_silence(string frame) => Assert.True(AacSilence.IsSilent(Convert.FromHexString(frame)));

    [Fact]
    public void A_tone_is_heard() => Assert.False(AacSilence.IsSilent(Convert.FromHexString(Tone)));

    [Theory]
    [InlineData(FirstOfTwo)]
    [InlineData(Two)]
    [InlineData(One)]
    [InlineData(Tone)]
    public void Half_a_frame_is_never_called_silence(string frame)
    {
        var bytes = Convert.FromHexString(frame);
        for (var length = 0; length < bytes.Length - 1; length++)
            Assert.False(AacSilence.IsSilent(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Any_bytes_at_all_are_answered()
    {
        var random = new Random(7);
        var bytes = new byte[64];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            AacSilence.IsSilent(bytes.AsSpan(0, random.Next(65)));
        }
    }
}
