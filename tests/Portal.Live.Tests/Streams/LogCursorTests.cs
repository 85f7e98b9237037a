using Microsoft.Extensions.Time.Testing;
using Portal.Live.Streams;

namespace Portal.Live.Tests.Streams;

public sealed class LogCursorTests
{
    private static readonly Preamble Preamble = new(true, true, new byte[] { 1 });
    private readonly FakeTimeProvider clock = new();
    private readonly ByteLog log = new(1024 * 1024);
    private readonly long second;

    public LogCursorTests() => second = clock.TimestampFrequency;

    [Fact]
    public void A_viewer_starts_at_the_newest_public_key_frame_with_what_it_needs_first()
    {
        Group(1, 10);
        Group(2, 10);
        Publish();
        var cursor = Cursor();

        Assert.True(cursor.TryRead(out var bytes, out var preamble));

        Assert.Same(Preamble, preamble);
        Assert.Equal(10, bytes.Length);
        Assert.Equal(2, bytes.Span[0]);
        Assert.False(cursor.TryRead(out _, out _));
    }

    [Fact]
    public void A_viewer_gets_every_byte_once_and_in_order_across_blocks()
    {
        Group(0, 1);
        Publish();
        var cursor = Cursor();
        cursor.TryRead(out _, out _);
        Random random = new(3);
        List<byte> sent = [];
        List<byte> got = [];
        for (var i = 0; i < 500; i++)
        {
            var piece = new byte[random.Next(1, 9000)];
            random.NextBytes(piece);
            sent.AddRange(piece);
            Append(piece);
            if (random.Next(3) > 0)
                continue;
            Publish();
            while (cursor.TryRead(out var bytes, out var preamble))
            {
                Assert.Null(preamble);
                got.AddRange(bytes.Span);
            }
        }

        Assert.Equal(sent.Take(got.Count), got);
        Assert.True(got.Count > 1_000_000);
    }

    [Fact]
    public void A_slow_viewer_is_moved_to_the_newest_key_frame_at_a_border_between_tags()
    {
        Group(1, 50);
        Publish();
        var cursor = Cursor();
        cursor.TryRead(out _, out _);
        for (byte i = 2; i < 12; i++)
        {
            Group(i, 50);
            clock.Advance(TimeSpan.FromSeconds(1));
            Publish();
        }

        Assert.True(cursor.TryRead(out var bytes, out var preamble));

        Assert.Equal(11, bytes.Span[0]);
        Assert.Equal(1, cursor.Skips);
        Assert.Null(preamble);
    }

    [Fact]
    public void Memory_does_not_grow_with_a_viewer_who_stopped_reading()
    {
        Group(1, 50);
        Publish();
        var cursor = Cursor();
        cursor.TryRead(out _, out _);
        List<WeakReference> blocks = [];
        for (var i = 0; i < 200; i++)
        {
            blocks.Add(AppendBlock());
            clock.Advance(TimeSpan.FromSeconds(1));
            Publish();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(blocks.Count(b => b.IsAlive), 0, 20);
        Assert.True(cursor.TryRead(out _, out _));
    }

    [Fact]
    public void What_was_cut_is_never_read_by_those_who_waited_nor_by_those_who_come()
    {
        Group(1, 10);
        Publish();
        var waiting = Cursor();
        waiting.TryRead(out _, out _);
        Group(66, 10);
        log.Cut();
        log.Publish(log.Edge, 0);
        Assert.False(waiting.TryRead(out _, out _));
        Assert.False(Cursor().TryRead(out _, out _));

        Group(3, 10);
        Publish();

        Assert.True(waiting.TryRead(out var bytes, out _));
        Assert.Equal(3, bytes.Span[0]);
        Assert.True(Cursor().TryRead(out bytes, out _));
        Assert.Equal(3, bytes.Span[0]);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference AppendBlock()
    {
        Group(9, 60_000);
        return new WeakReference(log.Newest!.Block);
    }

    private LogCursor Cursor() => new(log, 3 * second, clock);

    private void Publish() => log.Publish(log.End, clock.GetTimestamp() - (3 * second));

    private void Group(byte value, int length)
    {
        var piece = new byte[length];
        Array.Fill(piece, value);
        log.MarkEntry(Preamble, clock.GetTimestamp(), length);
        Append(piece);
    }

    private void Append(byte[] piece) => log.Append(piece.Length, piece, static (in source, room) => source.CopyTo(room));
}
