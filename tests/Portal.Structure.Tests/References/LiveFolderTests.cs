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
    public void An_invented_using_is_found()
    {
        Assert.NotEmpty(Violations($"{Live}/Streams/LiveStream.cs", "using Portal.Live.Rtmp;"));
        Assert.NotEmpty(Violations($"{Live}/Streams/Codecs/Avc.cs", "using Portal.Live.Hls.Playlists;"));
        Assert.Empty(Violations($"{Live}/Hls/HlsEndpoint.cs", "using Portal.Live.Streams;"));
    }

    private static IEnumerable<string> Violations(string path, string code) =>
        path.StartsWith($"{Live}/Streams/", StringComparison.Ordinal)
            ? UsingOfFolder().Matches(code)
                .Select(m => m.Groups[1].Value)
                .Where(known => known is not ("Streams" or "Texts"))
                .Select(known => $"{path} must not know {known}.")
            : [];

    [GeneratedRegex(@"^using (?:static )?Portal\.Live\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsingOfFolder();
}
