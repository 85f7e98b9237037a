using System.Buffers;
using Portal.Live.Rtmp;
using Portal.Testing;

namespace Portal.Live.Tests.Rtmp;

public sealed class HandshakeTests
{
    [Fact]
    public void A_hello_is_answered_with_its_echo_however_it_is_cut()
    {
        var hello = Handshake.Hello();
        foreach (var pieces in EverySplit.Of(hello).Take(40).Append([hello]))
        {
            var buffer = Pieces.Join(pieces);
            Assert.True(Handshake.TryReadHello(ref buffer, out var answer));
            Assert.True(buffer.IsEmpty);
            Assert.Equal(1 + Handshake.Block + Handshake.Block, answer.Length);
            Assert.Equal(hello[1..], answer[(1 + Handshake.Block)..]);
        }
    }

    [Fact]
    public void Consumes_nothing_from_any_shorter_prefix()
    {
        var hello = Handshake.Hello();
        for (var length = 0; length < hello.Length; length += 13)
        {
            ReadOnlySequence<byte> buffer = new(hello, 0, length);
            Assert.False(Handshake.TryReadHello(ref buffer, out _));
            Assert.Equal(length, buffer.Length);
        }
    }

    [Theory]
    [InlineData((byte)'G')]
    [InlineData((byte)0x16)]
    [InlineData((byte)0)]
    public void The_first_byte_tells_what_is_not_RTMP(byte first) => Assert.Throws<RtmpViolation>(() =>
    {
        ReadOnlySequence<byte> buffer = new([first]);
        Handshake.TryReadHello(ref buffer, out _);
    });
}
