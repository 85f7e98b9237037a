using System.Text;
using Portal.Live.Recording;

namespace Portal.Live.Tests.Recording;

public sealed class RecordingIndexTests : IDisposable
{
    private const string Head = "format 0 Unknown  Aac 1210\nvolume 1\n";
    private const string First = "open 0 0 0 1760000000000 0\npart 100 500\npart 60 500\nclose\n";
    private const string Second = "open 1000 0 0 1760000001000 0\npart 50 500\n";
    private readonly RecordingFolder folder = new(Directory.CreateTempSubdirectory("portal-index-").FullName);

    public void Dispose() => Directory.Delete(folder.Path, recursive: true);

    [Fact]
    public void Every_prefix_of_an_index_is_readable()
    {
        var text = Head + First + Second + "close\ncut 0\ndrop 1\nend\n";
        for (var length = 0; length <= text.Length; length++)
        {
            var index = RecordingIndex.Read(text[..length]);
            Assert.All(index.Playable, s => Assert.True(s.Bytes > 0));
        }
    }

    [Fact]
    public void What_a_killed_process_left_is_closed_and_loses_only_what_no_line_speaks_of()
    {
        File.WriteAllText(folder.IndexPath, Head + First + Second + "part 7", Encoding.ASCII);
        File.WriteAllBytes(folder.VolumePath(1), new byte[100 + 60 + 50 + 33]);

        var index = folder.Recover();

        Assert.True(index.IsEnded);
        Assert.Equal([160L, 50L], index.Playable.Select(s => s.Bytes));
        Assert.Equal(210, new FileInfo(folder.VolumePath(1)).Length);
        Assert.Equal(Head + First + Second + "close\nend\n", File.ReadAllText(folder.IndexPath));
        Assert.Equal(2, folder.Recover().Playable.Count());
    }

    [Fact]
    public void Cut_segments_do_not_play_and_dropped_ones_are_gone()
    {
        var index = RecordingIndex.Read(Head + First + Second + "close\ncut 0\n");
        Assert.Equal([1], index.Playable.Select(s => s.Number));

        Assert.True(index.TryApply("drop 1"));
        Assert.Equal([1], index.Segments.Select(s => s.Number));
    }

    [Theory]
    [InlineData("close")]
    [InlineData("part 1 1")]
    [InlineData("open 0 9 0 0 0")]
    [InlineData("open -1 0 0 0 0")]
    [InlineData("format 0 Nonsense 00 Aac 00")]
    [InlineData("format 0 H264 0 Aac 1210")]
    [InlineData("something")]
    public void Lines_that_make_no_sense_change_nothing(string line)
    {
        var index = RecordingIndex.Read(Head);

        Assert.False(index.TryApply(line));
        Assert.Empty(index.Segments);
    }
}
