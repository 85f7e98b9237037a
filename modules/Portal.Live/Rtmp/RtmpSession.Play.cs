using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Live.Streams;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Rtmp;

/// <content>Players over RTMP: VLC, ffplay, relays.</content>
internal sealed partial class RtmpSession
{
    // Large chunks: a tag becomes one message of one chunk, so that playing costs a copy and twelve bytes.
    private const int PlayChunk = 1024 * 1024;
    private readonly SemaphoreSlim speaking = new(1);
    private CancellationTokenSource? playing;
    private Task playTask = Task.CompletedTask;

    private void Play(RtmpCommand command, CancellationToken ct)
    {
        if (playing is not null || publication is not null)
            throw new RtmpViolation("A play besides another play or publish.");
        var (name, query) = Split(command.Text(1) ?? "");
        if (hub.FindByName(name) is not { IsFinished: false } stream || !MayPlay(stream, query))
        {
            log.LogInformation("RTMP {Remote}: nothing to play", remote);
            output.Status(MediaStream, true, "NetStream.Play.StreamNotFound", texts["noStream"]);
            closing = true;
            return;
        }

        deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        output.SetChunkSize(PlayChunk);
        output.Event(0, MediaStream);
        output.Status(MediaStream, false, "NetStream.Play.Reset", "Playing.");
        output.Status(MediaStream, false, "NetStream.Play.Start", "Playing.");
        output.Data(MediaStream, "|RtmpSampleAccess", true, true);
        playing = CancellationTokenSource.CreateLinkedTokenSource(ct);
        playTask = FeedAsync(stream, playing.Token);
    }

    private async Task FeedAsync(LiveStream stream, CancellationToken ct)
    {
        stream.Audience.Enter(ViewerKind.Rtmp);
        try
        {
            // The beat's thread must not run the first write within the command's handler.
            await Task.Yield();
            await Flv.TagFeed.RunAsync(stream, false, preamble => SendAsync(preamble.Bytes, ct), bytes => SendAsync(bytes, ct), ct);
            await SayAsync(() =>
            {
                output.Event(1, MediaStream);
                output.Status(MediaStream, false, "NetStream.Play.UnpublishNotify", "The stream is over.");
            });
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or Microsoft.AspNetCore.Connections.ConnectionAbortedException or ObjectDisposedException)
        {
            // The player left.
        }
        finally
        {
            stream.Audience.Leave(ViewerKind.Rtmp);
            input.CancelPendingRead();
            closing = true;
        }
    }

    private async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> tags, CancellationToken ct)
    {
        await speaking.WaitAsync(ct);
        try
        {
            WriteTags(tags.Span);
            return !(await outputPipe.FlushAsync(ct)).IsCompleted;
        }
        finally
        {
            speaking.Release();
        }
    }

    private async Task SayAsync(Action say)
    {
        await speaking.WaitAsync();
        try
        {
            say();
            await outputPipe.FlushAsync();
        }
        finally
        {
            speaking.Release();
        }
    }

    private void WriteTags(ReadOnlySpan<byte> tags)
    {
        while (tags.Length > TagForm.Header)
        {
            var length = (tags[1] << 16) | (tags[2] << 8) | tags[3];
            var time = ((uint)tags[7] << 24) | ((uint)tags[4] << 16) | ((uint)tags[5] << 8) | tags[6];
            var chunkStream = tags[0] == TagTypes.Video ? 6 : tags[0] == TagTypes.Audio ? 4 : 5;
            ChunkWriter.Write(outputPipe, chunkStream, tags[0], MediaStream, time, tags.Slice(TagForm.Header, length), PlayChunk);
            tags = tags[(TagForm.Header + length + TagForm.Trailer)..];
        }
    }

    private bool MayPlay(LiveStream stream, Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query) =>
        stream.Plan.Access == StreamAccess.Public
        || seal.MayPlay(stream.Plan.PlayName, query.GetValueOrDefault("until").ToString(), query.GetValueOrDefault("seal").ToString());

    private static (string Name, Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Query) Split(string text)
    {
        var at = text.IndexOf('?', StringComparison.Ordinal);
        return at < 0 ? (text, []) : (text[..at], QueryHelpers.ParseQuery(text[at..]));
    }
}
