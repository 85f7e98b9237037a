using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Storage.Blobs;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Content.Media.Resize;

/// <summary>Makes smaller WebP pictures for phones, where ffmpeg is there; without it pictures are served as they are.</summary>
internal sealed class ResizePictures(PortalStore store, IBlobs blobs, Ffmpeg ffmpeg, ILogger<ResizePictures> log) : IJob
{
    /// <summary>The fixed set of widths, in pixels.</summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 640, 960, 1600];


    public string Name => "content.resize";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken ct)
    {
        if (!ffmpeg.IsThere)
            return;
        foreach (var picture in await WaitingAsync(ct))
        {
            var made = await MakeAsync(picture, ct);
            await store.WriteAsync(
                async db =>
                {
                    if (await db.Set<MediaRow>().FirstOrDefaultAsync(m => m.Id == picture.Id && !m.IsResized, ct) is not { } row)
                        return;
                    row.IsResized = true;
                    db.AddRange(made);
                },
                ct);
        }
    }

    private async Task<List<MediaRow>> WaitingAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        return await db.Set<MediaRow>().Where(m => !m.IsResized).OrderBy(m => m.Id).Take(10).ToListAsync(ct);
    }

    private async Task<List<VariantRow>> MakeAsync(MediaRow picture, CancellationToken ct)
    {
        List<VariantRow> made = [];
        foreach (var width in Widths.Where(w => w < picture.Width))
        {
            await using var source = await blobs.OpenAsync(picture.Blob, ct);
            if (source is null || await ffmpeg.ToWebpAsync(source, width, ct) is not { } webp)
            {
                log.LogWarning("Picture {Picture} could not be made {Width} wide; it is served as it is", picture.Id, width);
                return made;
            }

            if (await blobs.KeepAsync(new MemoryStream(webp), MediaLimits.PictureBytes, ct) is { } kept)
                made.Add(new VariantRow { MediaId = picture.Id, Width = width, Blob = kept.Name });
        }

        return made;
    }
}
