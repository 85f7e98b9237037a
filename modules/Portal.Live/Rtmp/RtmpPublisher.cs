using System.Buffers;
using Portal.Live.Flv;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Rtmp;

/// <summary>
/// Publishes an FLV file over RTMP in real time, once or in a loop without a break in its times: the demo room's
/// programme, and the load generators' publishers.
/// </summary>
/// <param name="clock">Sets the pace.</param>
public sealed class RtmpPublisher(TimeProvider clock)
{
    private const int AudioStream = 4;
    private const int VideoStream = 6;
    private const uint MediaStream = 1;

    /// <summary>Publishes until the file is over, or for ever when looping, or until cancelled or cut off by the server.</summary>
    /// <param name="host">Host name or address.</param>
    /// <param name="port">TCP port.</param>
    /// <param name="key">Stream key.</param>
    /// <param name="flv">The file.</param>
    /// <param name="loop">Whether to begin again at the end.</param>
    /// <param name="ct">Ends the publish in order.</param>
    /// <exception cref="RtmpRefusedException">The server refuses the key.</exception>
    /// <exception cref="IOException">The connection broke, or the server dropped the publisher.</exception>
    /// <exception cref="InvalidDataException">The file is no FLV.</exception>
    public async Task PublishAsync(string host, int port, string key, ReadOnlyMemory<byte> flv, bool loop, CancellationToken ct)
    {
        var tags = FlvTag.ReadFile(flv).Where(t => t.Type is TagTypes.Audio or TagTypes.Video || IsCaption(t)).ToList();
        if (tags.TrueForAll(IsCaption))
            throw new InvalidDataException("The FLV file holds neither picture nor sound.");
        await using var client = await RtmpClient.ConnectAsync(host, port, "live", ct);
        await BeginAsync(client, key, ct);
        try
        {
            await SendAsync(client, tags, loop, ct);
        }
        finally
        {
            if (!client.Reading.IsCompleted)
            {
                client.Output.Command(0, "FCUnpublish", 0, null, key);
                client.Output.Command(0, "deleteStream", 0, null, MediaStream);
                await client.Output.Pipe.FlushAsync(CancellationToken.None);
            }
        }
    }

    private static async Task BeginAsync(RtmpClient client, string key, CancellationToken ct)
    {
        client.Output.Command(0, "releaseStream", 0, null, key);
        client.Output.Command(0, "FCPublish", 0, null, key);
        RtmpClient.Demand(await client.AskAsync("createStream", [null], ct));
        client.Output.Command(MediaStream, "publish", 0, null, key, "live");
        await client.Output.Pipe.FlushAsync(ct);
        RtmpClient.Demand(await client.WaitAsync(a => a.Name == "onStatus", ct));
    }

    private async Task SendAsync(RtmpClient client, List<FlvTag> tags, bool loop, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        var length = Length(tags);
        for (var round = 0L; round == 0 || loop; round++)
        {
            foreach (var tag in tags)
            {
                if (round > 0 && IsConfig(tag))
                    continue;
                var at = (round * length) + tag.Timestamp;
                if (TimeSpan.FromMilliseconds(at) - clock.GetElapsedTime(start) is var wait && wait > TimeSpan.FromMilliseconds(5))
                {
                    await client.Output.Pipe.FlushAsync(ct);
                    await Task.Delay(wait, clock, ct);
                }

                if (client.Reading.IsCompleted)
                    throw new IOException("The server closed the connection.", client.Reading.Exception);
                Send(client, tag, unchecked((uint)at));
            }
        }

        await client.Output.Pipe.FlushAsync(ct);
    }

    private static void Send(RtmpClient client, in FlvTag tag, uint timestamp)
    {
        var stream = tag.Type == TagTypes.Audio ? AudioStream : VideoStream;
        var data = tag.Data.IsSingleSegment ? tag.Data.FirstSpan : tag.Data.ToArray();
        ChunkWriter.Write(client.Output.Pipe, stream, tag.Type, MediaStream, timestamp, data, client.Output.ChunkSize);
    }

    // One round lasts to the last tag and one frame more, so that the next begins in step.
    private static long Length(List<FlvTag> tags)
    {
        var pictures = tags.Where(t => t.Type == TagTypes.Video && !IsConfig(t)).Select(t => (long)t.Timestamp).ToList();
        var times = pictures.Count > 1 ? pictures : [.. tags.Select(t => (long)t.Timestamp)];
        var frame = times.Count > 1 ? Math.Max(1, (times[^1] - times[0]) / (times.Count - 1)) : 40;
        return Math.Max(times[^1] + frame, tags.Max(t => (long)t.Timestamp) + 1);
    }

    // What the file says of itself is left out: servers make their own of it.
    private static bool IsCaption(FlvTag tag) => tag.Type == TagTypes.Data && tag.Data.ToArray() is [2, 0, 10, .. var name] && name.AsSpan().StartsWith("onTextData"u8);

    private static bool IsConfig(in FlvTag tag)
    {
        var head = tag.Data.Length >= 2 ? tag.Data.Slice(0, 2).ToArray() : [0, 1];
        return head[1] == 0 && (tag.Type == TagTypes.Video ? (head[0] & 0x0F) == 7 : head[0] >> 4 == 10);
    }
}
