using Portal.Live.Rtmp;

namespace Portal.Live.Tests.Rtmp;

public sealed class Amf0Tests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var data = Amf0Writer.Write("connect", 1, new (string, object?)[] { ("app", "live"), ("fpad", false), ("视频", 7.5), ("none", null) });

        Assert.True(Amf0Reader.TryReadAll(data, out var values));
        Assert.Equal("connect", values[0]);
        Assert.Equal(1.0, values[1]);
        var fields = Assert.IsType<Dictionary<string, object?>>(values[2]);
        Assert.Equal("live", fields["app"]);
        Assert.Equal(7.5, fields["视频"]);
        Assert.Equal(false, fields["fpad"]);
        Assert.Null(fields["none"]);
    }

    [Fact]
    public void No_prefix_is_read_as_the_whole()
    {
        var data = Amf0Writer.Write("publish", 5, null, "key", new (string, object?)[] { ("a", "b") }).ToArray();
        for (var length = 0; length < data.Length; length++)
        {
            Amf0Reader.TryReadAll(data.AsSpan(0, length), out var values);
            Assert.True(values.Count < 5);
        }
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        byte[] data = [.. Enumerable.Repeat((byte[])[3, 0, 1, (byte)'a'], 5000).SelectMany(b => b)];

        Assert.False(Amf0Reader.TryReadAll(data, out _));
    }

    [Theory]
    [InlineData(new byte[] { 12, 0xFF, 0xFF, 0xFF, 0xFF, 1 })]
    [InlineData(new byte[] { 10, 0xFF, 0xFF, 0xFF, 0xFF, 5, 5 })]
    [InlineData(new byte[] { 2, 0xFF, 0xFF, 1 })]
    public void Announced_lengths_cost_nothing(byte[] data)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(Amf0Reader.TryReadAll(data, out _));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000);
    }
}
