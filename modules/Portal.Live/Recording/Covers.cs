using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Live.Cmaf;
using Portal.Live.Ladder;

namespace Portal.Live.Recording;

/// <summary>
/// Covers of recordings: the key frame of a segment near the beginning, drawn by ffmpeg when the first one asks and kept
/// beside the recording. One at a time, each for a few seconds at most. Without ffmpeg the studio's browser gives one.
/// </summary>
internal sealed class Covers(Ffmpeg ffmpeg, ILogger<Covers> log) : IDisposable
{
    // The first segments show somebody who looks for the switch.
    private const int Usual = 10;
    private const int MostBytes = 2 * 1024 * 1024;
    private const int MostFailures = 1000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim one = new(1);
    private readonly ConcurrentDictionary<string, bool> failed = [];

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    /// <summary>Whether covers are given by browsers, because none can be drawn.</summary>
    public bool AreGiven => !ffmpeg.IsPresent;

    /// <summary>Whether this view has a cover, drawn already or not.</summary>
    public bool Has(RecordingView view) => AreGiven ? GivenCover.Find(view) is not null : Choose(view) is not null;

    /// <summary>Whether one may be given: none can be drawn, none was given, and the broadcast is past its first segments.</summary>
    public bool Wants(RecordingView view) => AreGiven && view.IsOpen && Choose(view) is not null && !GivenCover.IsThere(view.Folder);

    /// <summary>Takes a picture of this moment, if one is wanted.</summary>
    public async Task<CoverAnswer> TakeAsync(RecordingView view, ReadOnlyMemory<byte> jpeg, DateTime now, CancellationToken ct)
    {
        if (jpeg.Length > MostBytes || !JpegPicture.IsOne(jpeg.Span))
            return CoverAnswer.NoPicture;
        await one.WaitAsync(ct);
        try
        {
            if (!Wants(view))
                return CoverAnswer.NotWanted;
            await GivenCover.KeepAsync(view.Folder, jpeg, now);
            return CoverAnswer.Kept;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Cover {Path}: cannot be kept: {Reason}", view.Folder.Path, error.Message);
            return CoverAnswer.NotWanted;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The cover's file; null when this view has no picture, or none that can be drawn.</summary>
    public async Task<string?> FindAsync(RecordingView view, CancellationToken ct)
    {
        if (AreGiven)
            return GivenCover.Find(view);
        if (Choose(view) is not { } segment)
            return null;
        var path = Path.Combine(view.Folder.Path, string.Create(CultureInfo.InvariantCulture, $"cover-{segment.Number}.jpg"));
        if (File.Exists(path))
            return path;
        if (failed.ContainsKey(path))
            return null;
        await one.WaitAsync(ct);
        try
        {
            return File.Exists(path) || await DrawAsync(view, segment, path) ? path : null;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The segment whose first picture is the cover; the same for a recording however it grows.</summary>
    internal static RecordedSegment? Choose(RecordingView view)
    {
        var pictures = view.Segments.Where(s => view.Formats[s.Format].Video is not null);
        return pictures.Skip(Usual).FirstOrDefault() ?? (view.IsOpen ? null : pictures.LastOrDefault());
    }

    // Not the asker's token: who goes away must not make the next one begin again.
    private async Task<bool> DrawAsync(RecordingView view, RecordedSegment segment, string path)
    {
        using CancellationTokenSource late = new(Longest);
        try
        {
            var picture = await RunAsync(view, segment, late.Token);
            if (picture.Length is 0 or > MostBytes)
                throw new InvalidDataException($"ffmpeg drew {picture.Length} bytes.");
            await File.WriteAllBytesAsync(path + ".new", picture, late.Token);
            File.Move(path + ".new", path, overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or InvalidOperationException or OperationCanceledException or UnauthorizedAccessException or Win32Exception)
        {
            log.LogWarning("Cover {Path}: cannot be drawn: {Reason}", path, error.Message);
            if (failed.Count >= MostFailures)
                failed.Clear();
            failed[path] = true;
            return false;
        }
    }

    private async Task<byte[]> RunAsync(RecordingView view, RecordedSegment segment, CancellationToken ct)
    {
        using var process = ffmpeg.Start(["-threads", "1", "-f", "mp4", "-i", "pipe:0", "-map", "0:v:0", "-frames:v", "1", "-vf", "scale='min(960,iw)':-2", "-q:v", "5", "-f", "mjpeg", "pipe:1"]);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(ct);
            var drawing = ReadAsync(process.StandardOutput.BaseStream, ct);
            await FeedAsync(view, segment, process.StandardInput.BaseStream, ct);
            var picture = await drawing;
            await errors;
            return picture;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task FeedAsync(RecordingView view, RecordedSegment segment, Stream input, CancellationToken ct)
    {
        var format = view.Formats[segment.Format];
        var bytes = new byte[checked((int)segment.Bytes)];
        await using (FileStream file = new(view.Folder.VolumePath(segment.Volume), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, true))
        {
            file.Seek(segment.Offset, SeekOrigin.Begin);
            await file.ReadExactlyAsync(bytes, ct);
        }

        try
        {
            await input.WriteAsync(InitSegment.Write(format.Video, format.Audio), ct);
            await input.WriteAsync(bytes, ct);
        }
        catch (IOException)
        {
            // It has its picture and reads no further.
        }

        await input.DisposeAsync();
    }

    private static async Task<byte[]> ReadAsync(Stream output, CancellationToken ct)
    {
        using MemoryStream picture = new();
        var piece = new byte[64 * 1024];
        for (int got; picture.Length <= MostBytes && (got = await output.ReadAsync(piece, ct)) > 0;)
            picture.Write(piece, 0, got);
        return picture.ToArray();
    }
}
