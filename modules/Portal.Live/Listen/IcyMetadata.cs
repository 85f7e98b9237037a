using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Portal.Live.Listen;

/// <summary>
/// Writes sound to a listener, with the title between the bytes where the listener asked for it (SHOUTcast's
/// <c>Icy-MetaData: 1</c>): after every <see cref="Interval"/> bytes one byte with the length in sixteenths, then
/// <c>StreamTitle='…';</c>; an empty block where nothing changed.
/// </summary>
/// <param name="body">Where to.</param>
/// <param name="title">The title; null leaves metadata out.</param>
internal sealed class IcyMetadata(PipeWriter body, string? title)
{
    /// <summary>Bytes of sound between two blocks.</summary>
    public const int Interval = 16_000;

    private const int MostBlock = 255 * 16;
    private int untilBlock = Interval;
    private bool told;

    /// <summary>Writes sound.</summary>
    public void Write(ReadOnlySpan<byte> sound)
    {
        while (title is not null && sound.Length >= untilBlock)
        {
            body.Write(sound[..untilBlock]);
            sound = sound[untilBlock..];
            untilBlock = Interval;
            WriteBlock();
        }

        body.Write(sound);
        untilBlock -= sound.Length;
    }

    private void WriteBlock()
    {
        var text = told ? [] : Encoding.UTF8.GetBytes($"StreamTitle='{title!.Replace('\'', '’')}';");
        told = true;
        var sixteenths = Math.Min((text.Length + 15) / 16, MostBlock / 16);
        var block = body.GetSpan(1 + (sixteenths * 16))[..(1 + (sixteenths * 16))];
        block.Clear();
        block[0] = (byte)sixteenths;
        text.AsSpan(0, Math.Min(text.Length, sixteenths * 16)).CopyTo(block[1..]);
        body.Advance(block.Length);
    }
}
