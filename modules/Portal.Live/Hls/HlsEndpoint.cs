using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Live.Captions;
using Portal.Live.Cmaf;
using Portal.Live.Ladder;
using Portal.Live.Streams;

namespace Portal.Live.Hls;

/// <summary><c>/live/NAME/…</c>: playlists and segments of a stream on air, and for a minute after its end.</summary>
internal sealed class HlsEndpoint(LiveOptions options, TimeProvider clock)
{
    private const string Low = "low-";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Answers one request.</summary>
    public Task ServeAsync(HttpContext context, LiveStream stream)
    {
        if (stream.Part<Segmenter>()?.Log is not { } log)
            return Fail(context, StatusCodes.Status404NotFound);
        return (context.GetRouteValue("file") as string) switch
        {
            "index.m3u8" => IndexAsync(context, stream, log, ""),
            "low.m3u8" => IndexAsync(context, stream, log, Low),
            "all.m3u8" => MediaAsync(context, stream, log, isSound: false, isLow: false),
            "sound.m3u8" => MediaAsync(context, stream, log, isSound: true, isLow: false),
            "low-all.m3u8" => MediaAsync(context, stream, log, isSound: false, isLow: log.ListsParts),
            "low-sound.m3u8" => MediaAsync(context, stream, log, isSound: true, isLow: log.ListsParts),
            "captions.m3u8" when stream.Part<LiveCaptions>() is { Language: not null } => CaptionsAsync(context, log),
            { } name when name.EndsWith(".vtt", StringComparison.Ordinal) => CaptionsAsync(context, stream, log, name),
            { } name when name.EndsWith(".m3u8", StringComparison.Ordinal) && OfferedRung(stream, name[..^5], out var isLow) is { } rung =>
                MediaAsync(context, stream, rung.Log, isSound: false, isLow: isLow && rung.Log.ListsParts, isRung: true),
            { } name when MediaFile.TryParse(name, out var file) && LogOf(stream, log, file.Epoch) is { } of =>
                file.IsInit ? InitAsync(context, of, file) : SegmentAsync(context, of, file),
            _ => Fail(context, StatusCodes.Status404NotFound),
        };
    }

    private static Rung? RungOf(LiveStream stream, Func<Rung, bool> which) => stream.Part<StreamLadder>()?.Rungs.FirstOrDefault(which);

    private static Rung? OfferedRung(LiveStream stream, string name, out bool isLow)
    {
        isLow = name.StartsWith(Low, StringComparison.Ordinal);
        var form = isLow ? name[Low.Length..] : name;
        return RungOf(stream, r => r.Form.Name == form) is { } rung && Newest(rung) is not null ? rung : null;
    }

    private static SegmentLog? LogOf(LiveStream stream, SegmentLog log, string epoch) =>
        epoch == log.Epoch ? log : RungOf(stream, r => r.Log.Epoch == epoch)?.Log;

    // A smaller picture is offered once a whole segment of it is public.
    private static Segment? Newest(Rung rung) => rung.Log.View().Segments is [.., var newest] ? newest : null;

    private async Task IndexAsync(HttpContext context, LiveStream stream, SegmentLog log, string prefix)
    {
        var view = await WaitAsync(log, v => v.Newest is not null || v.IsOver, Patience, context.RequestAborted);
        if (view.Newest is not { } newest)
        {
            await Fail(context, StatusCodes.Status404NotFound);
            return;
        }

        var carried = AddressSeal.Carry(context.Request);
        List<(Segment Newest, string Address)> smaller =
            [.. (stream.Part<StreamLadder>()?.Rungs ?? []).Select(r => (Newest: Newest(r)!, Address: $"{prefix}{r.Form.Name}.m3u8{carried}")).Where(r => r.Newest is not null)];
        var captions = stream.Part<LiveCaptions>()?.Language is { } language ? new CaptionMedia(language, $"captions.m3u8{carried}") : null;
        var text = Playlist.Multivariant(newest, $"{prefix}all.m3u8{carried}", $"{prefix}sound.m3u8{carried}", stream.Meter.FrameRate(), smaller, captions);
        await SendPlaylistAsync(context, text, $"\"{log.Epoch}-{newest.Number}-{smaller.Count}{(captions is null ? "" : "t")}\"");
    }

    private async Task CaptionsAsync(HttpContext context, SegmentLog log)
    {
        var view = await WaitAsync(log, v => v.IsOver || v.Segments.Count > 0, Patience, context.RequestAborted);
        var text = Playlist.Captions(view, log.TargetSeconds, log.Epoch, AddressSeal.Carry(context.Request));
        await SendPlaylistAsync(context, text, $"\"{log.Epoch}-{view.FirstSequence + view.Segments.Count}t{(view.IsOver ? "e" : "")}\"");
    }

    // A file of captions has the name of the segment that it goes with.
    private static Task CaptionsAsync(HttpContext context, LiveStream stream, SegmentLog log, string name)
    {
        if (!MediaFile.TryParse(name[..^4] + ".m4s", out var file) || file is not { IsSound: false, Part: < 0 } || file.Epoch != log.Epoch
            || log.FindClosed(file.Number) is not { } segment || stream.Part<LiveCaptions>() is not { Language: not null } captions)
        {
            return Fail(context, StatusCodes.Status404NotFound);
        }

        var said = captions.Within(segment.Start, segment.Start + segment.Duration);
        return MemoryBody.SendAsync(context, CaptionFile.Type, MemoryBody.Forever, $"\"{file.Epoch}-{file.Number}t\"", [CaptionFile.Write(TimeSpan.FromMilliseconds(segment.Start), segment.Start, said)]);
    }

    private async Task MediaAsync(HttpContext context, LiveStream stream, SegmentLog log, bool isSound, bool isLow, bool isRung = false)
    {
        if (!BlockingReload.TryRead(context.Request.Query, out var wish))
        {
            await Fail(context, StatusCodes.Status400BadRequest);
            return;
        }

        var view = await WaitAsync(log, v => v.IsOver || (isLow ? v.Newest is not null : v.Segments.Count > 0 && (!isSound || HasSound(v))), Patience, context.RequestAborted);
        if (isLow && wish.Sequence >= 0 && !view.IsOver)
        {
            if (wish.IsTooFar(view))
            {
                await Fail(context, StatusCodes.Status400BadRequest);
                return;
            }

            view = await WaitAsync(log, wish.IsIn, TimeSpan.FromSeconds(3 * log.TargetSeconds), context.RequestAborted);
            if (!wish.IsIn(view))
            {
                await Fail(context, StatusCodes.Status503ServiceUnavailable);
                return;
            }
        }

        await WriteMediaAsync(context, stream, log, view, isSound, isLow, isRung);
    }

    // Where there will be none one need not wait for it.
    private static bool HasSound(SegmentView view) => view.Newest?.Format.SoundInit is null || view.Segments.Any(s => s.SoundBytes > 0);

    private async Task WriteMediaAsync(HttpContext context, LiveStream stream, SegmentLog log, SegmentView view, bool isSound, bool isLow, bool isRung)
    {
        if (view.Newest is not { } newest || (isSound && newest.Format.SoundInit is null))
        {
            await Fail(context, StatusCodes.Status404NotFound);
            return;
        }

        // A low-latency player asks once a part, a plain one once a segment.
        stream.Audience.AskedForPlaylist(clock.GetTimestamp() / clock.TimestampFrequency, isLow ? options.PartSeconds : options.SegmentSeconds);
        var low = isLow ? new LowLatency(options.PartSeconds, isRung || newest.Format.SoundInit is null ? null : isSound ? "low-all.m3u8" : "low-sound.m3u8") : null;
        var skips = low is not null && context.Request.Query["_HLS_skip"] is ["YES" or "v2"];
        var text = Playlist.Media(view, log.TargetSeconds, new MediaNames(log.Epoch, isSound, AddressSeal.Carry(context.Request)), low, skips);
        var end = view.FirstSequence + view.Segments.Count;
        await SendPlaylistAsync(context, text, $"\"{log.Epoch}-{end}.{view.GrowingParts.Count}{(isSound ? "a" : "")}{(isLow ? "l" : "")}{(skips ? "s" : "")}{(view.IsOver ? "e" : "")}\"");
    }

    // A player that opens right after the start waits for the first segment rather than meeting an error.
    private async Task<SegmentView> WaitAsync(SegmentLog log, Func<SegmentView, bool> enough, TimeSpan patience, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Task? deadline = null;
        while (true)
        {
            var changed = log.Changed;
            var view = log.View();
            if (enough(view) || deadline is { IsCompleted: true })
            {
                await over.CancelAsync();
                return view;
            }

            deadline ??= Task.Delay(patience, clock, over.Token);
            // A delay makes segments public without any change: look again from time to time.
            await Task.WhenAny(changed, deadline, log.ListsParts ? deadline : Task.Delay(TimeSpan.FromMilliseconds(250), clock, over.Token));
            ct.ThrowIfCancellationRequested();
        }
    }

    private static Task InitAsync(HttpContext context, SegmentLog log, MediaFile file)
    {
        var format = log.FindFormat((int)Math.Min(file.Number, int.MaxValue));
        return (file.IsSound ? format?.SoundInit : format?.Init) is { } init
            ? SendMediaAsync(context, file, [init])
            : Fail(context, StatusCodes.Status404NotFound);
    }

    private async Task SegmentAsync(HttpContext context, SegmentLog log, MediaFile file)
    {
        if (file.Part >= 0 && log.IsNext(file.Number, file.Part))
            await WaitAsync(log, _ => !log.IsNext(file.Number, file.Part), TimeSpan.FromSeconds(log.TargetSeconds), context.RequestAborted);
        if (log.FindParts(file.Number, out var isClosed) is not { } parts || (file.Part < 0 && !isClosed) || file.Part >= parts.Count)
        {
            await Fail(context, StatusCodes.Status404NotFound);
            return;
        }

        List<ReadOnlyMemory<byte>> pieces = [];
        foreach (var part in file.Part >= 0 ? [parts[file.Part]] : parts)
        {
            if ((file.IsSound ? part.Sound : part.Data) is { } data)
                pieces.Add(data);
        }

        await (pieces.Count > 0 ? SendMediaAsync(context, file, pieces) : Fail(context, StatusCodes.Status404NotFound));
    }

    private static Task SendMediaAsync(HttpContext context, MediaFile file, IReadOnlyList<ReadOnlyMemory<byte>> pieces) => MemoryBody.SendAsync(
        context,
        file.IsSound ? "audio/mp4" : "video/mp4",
        MemoryBody.Forever,
        $"\"{file.Epoch}-{(file.IsInit ? "i" : "")}{file.Number}.{file.Part}{(file.IsSound ? "a" : "")}\"",
        pieces);

    private static Task SendPlaylistAsync(HttpContext context, string text, string etag) =>
        MemoryBody.SendAsync(context, "application/vnd.apple.mpegurl", "public, max-age=1", etag, [Encoding.UTF8.GetBytes(text)]);

    private static Task Fail(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
