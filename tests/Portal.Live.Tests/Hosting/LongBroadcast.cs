using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Time.Testing;
using Portal.Kit.Streams;
using Portal.Live.Cmaf;
using Portal.Live.Flv;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Tests.Hosting;

/// <summary>A stream whose clock is in hand, so that it can be on air until somebody's counter is full. What it sends is the clip.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A publication that is disposed of takes leave of its hub; there is none here.")]
internal sealed class LongBroadcast
{
    private readonly FakeTimeProvider clock = new();
    private readonly Publication publication;

    public LongBroadcast(LiveOptions options)
    {
        Stream = new LiveStream(new StreamPlan(Guid.Empty, "long", TimeSpan.Zero, TimeSpan.FromSeconds(9), false), options, clock, (_, _) => { });
        Log = new SegmentLog(Stream, options, clock);
        Stream.Add(new Segmenter(Log, options));
        publication = new Publication(null!, clock) { Stream = Stream };
        Stream.TryTakeOver(publication, TimeSpan.Zero, Stream.Plan);
    }

    /// <summary>Times of a broadcast, in milliseconds, at which a counter that somebody keeps is full.</summary>
    public static TheoryData<long> Borders =>
    [
        0xFFFFFFL, // 4.66 hours: RTMP's extended timestamp begins.
        (1L << 32) / 90, // 13.25 hours: 32 bits of 90 kHz.
        (1L << 33) / 90, // 26.5 hours: the 33 bits of MPEG-TS.
        1L << 31, // 24.9 days: signed milliseconds.
        1L << 32, // 49.7 days: RTMP's own wrap.
    ];

    public LiveStream Stream { get; }

    public SegmentLog Log { get; }

    /// <summary>Has been on air so long, in silence but for a clip now and then, that four seconds begin here.</summary>
    public async Task SendAsOfAsync(long from)
    {
        // Silence of less than 24 days each: longer ones are a jump, not a length.
        for (var (at, sent) = (0L, -4000L); ; at = Math.Min(at + (1L << 30), from))
        {
            await SendAsync(at, at - sent - 4000);
            sent = at;
            if (at == from)
                return;
        }
    }

    /// <summary>Sends the clip of four seconds with these times of the publisher's, so long after what was sent before.</summary>
    public async Task SendAsync(long from, long after = 0)
    {
        clock.Advance(TimeSpan.FromMilliseconds(after));
        var last = 0u;
        foreach (var tag in FlvTag.ReadFile(await Clip.BytesAsync()))
        {
            // Sound and picture overlap by a few milliseconds: the clock never goes back.
            clock.Advance(TimeSpan.FromMilliseconds(Math.Max(0L, tag.Timestamp - (long)last)));
            last = Math.Max(last, tag.Timestamp);
            // 32 bits, as they come over the wire.
            var time = unchecked((uint)(from + tag.Timestamp));
            if (tag.Type == TagTypes.Video ? MediaBody.TryReadVideo(tag.Data.ToArray(), time, out var arrival) : MediaBody.TryReadAudio(tag.Data.ToArray(), time, out arrival))
                publication.Append(arrival);
        }
    }
}
