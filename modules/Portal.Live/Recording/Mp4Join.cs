using System.Buffers;
using Portal.Live.Cmaf;

namespace Portal.Live.Recording;

/// <summary>
/// Joins a recording to one MP4 while sending: an initialisation segment that knows all formats, then the segments with
/// their times moved together, so that cuts, outages and what was trimmed leave no hole.
/// </summary>
internal static class Mp4Join
{
    /// <summary>Writes the file.</summary>
    public static async Task WriteAsync(RecordingView view, Stream output, CancellationToken ct)
    {
        var used = view.Segments.Select(s => s.Format).Distinct().Order().Select(n => view.Formats[n]).ToList();
        var videos = used.Where(f => f.Video is not null).Select(f => f.Video!).ToList();
        var audios = used.Where(f => f.Audio is not null).Select(f => f.Audio!).ToList();
        await output.WriteAsync(InitSegment.Write(videos, audios, (long)view.Length.TotalMilliseconds), ct);
        var at = 0L;
        foreach (var segment in view.Segments)
        {
            var format = view.Formats[segment.Format];
            FragmentShift shift = new(
                at - segment.Start,
                format.Video is null ? 1 : videos.IndexOf(format.Video) + 1,
                format.Audio is null ? 1 : audios.IndexOf(format.Audio) + 1,
                format.Audio?.SampleRate ?? 1,
                audios.Count == 0 ? 1 : audios[0].SampleRate);
            await CopyAsync(view.Folder, segment, shift, output, ct);
            at += segment.Duration;
        }
    }

    private static async Task CopyAsync(RecordingFolder folder, RecordedSegment segment, FragmentShift shift, Stream output, CancellationToken ct)
    {
        var length = checked((int)segment.Bytes);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await using FileStream file = new(folder.VolumePath(segment.Volume), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, true);
            file.Seek(segment.Offset, SeekOrigin.Begin);
            await file.ReadExactlyAsync(buffer.AsMemory(0, length), ct);
            shift.Apply(buffer.AsSpan(0, length));
            await output.WriteAsync(buffer.AsMemory(0, length), ct);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
