using System.Text;
using Portal.Requests.Files;

namespace Portal.Requests.Tests.Files;

public sealed class SoundSnifferTests
{
    public static TheoryData<string, byte[], string?> Samples() => new()
    {
        { "a browser's recording", Sounds.Webm(), "audio/webm" },
        { "a film in the same wrapping", Sounds.Webm("V_VP8 A_OPUS"), null },
        { "an iPhone's recording", Sounds.Iso("soun"), "audio/mp4" },
        { "a film with sound", Sounds.Iso("vide", "soun"), null },
        { "sound first, film behind", Sounds.Iso("soun", "vide"), null },
        { "an empty box file", Sounds.Iso(), null },
        { "Ogg with Opus", Sounds.Ogg(), "audio/ogg" },
        { "Ogg with pictures", Sounds.Ogg("OpusHead theora"), null },
        { "WeChat's AMR", Encoding.ASCII.GetBytes("#!AMR\n012345"), "audio/amr" },
        { "WAV", [.. Encoding.ASCII.GetBytes("RIFF"), 1, 2, 3, 4, .. Encoding.ASCII.GetBytes("WAVEfmt ")], "audio/wav" },
        { "MP3 with a title", Encoding.ASCII.GetBytes("ID3\u0004"), "audio/mpeg" },
        { "a page", Encoding.ASCII.GetBytes("<html><script>alert(1)</script>"), null },
        { "a picture", Sounds.Jpeg(), null },
        { "nothing", [], null },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_content_decides_what_is_a_sound(string what, byte[] file, string? type) =>
        Assert.True(type == SoundSniffer.Look(file), what);

    [Fact]
    public void No_beginning_of_any_length_makes_it_stumble()
    {
        foreach (var whole in new[] { Sounds.Webm(), Sounds.Iso("soun"), Sounds.Iso("vide"), Sounds.Ogg() })
        {
            for (var length = 0; length < whole.Length; length++)
                SoundSniffer.Look(whole.AsSpan(0, length));
        }
    }
}
