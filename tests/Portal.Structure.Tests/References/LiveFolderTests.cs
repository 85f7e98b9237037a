using System.Text.RegularExpressions;

namespace Portal.Structure.Tests.References;

/// <summary>Inside Live: Rtmp, Flv, Hls and what else stands round the hub know Streams; Streams knows none of them.</summary>
public sealed partial class LiveFolderTests
{
    private const string Live = "modules/Portal.Live";

    [Fact]
    public void The_hub_knows_none_of_the_protocols_round_it() =>
        Findings.None(Repository.Files(".cs", Live).SelectMany(path => Violations(path, Repository.Read(path))));

    [Fact]
    public void Folders_named_for_a_protocol_do_not_know_each_other_by_an_invented_using()
    {
        Assert.NotEmpty(Violations($"{Live}/Streams/LiveStream.cs", "using Portal.Live.Rtmp;"));
        Assert.NotEmpty(Violations($"{Live}/Streams/Codecs/Avc.cs", "using Portal.Live.Hls.Playlists;"));
        Assert.NotEmpty(Violations($"{Live}/Rtmp/RtmpSession.cs", "using Portal.Live.Flv;"));
        Assert.Empty(Violations($"{Live}/Hls/HlsEndpoint.cs", "using Portal.Live.Streams;"));
    }

    private static IEnumerable<string> Violations(string path, string code)
    {
        var folder = path[(Live.Length + 1)..].Split('/') is [var first, _, ..] ? first : null;
        if (folder is null)
            yield break; // Files at the root put the folders together.
        foreach (var known in UsingOfFolder().Matches(code).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal))
        {
            var allowed = known == folder || known == "Texts" || (folder != "Streams" && !IsProtocol(known));
            if (!allowed)
                yield return $"{path} must not know {known}.";
        }
    }

    private static bool IsProtocol(string folder) => folder is "Rtmp" or "Flv" or "Hls" or "Listen" or "Recording";

    [GeneratedRegex(@"^using (?:static )?Portal\.Live\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsingOfFolder();
}
