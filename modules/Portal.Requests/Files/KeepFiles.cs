using Microsoft.Extensions.Localization;
using Portal.Content.Media;
using Portal.Kit.Outcomes;
using Portal.Kit.Web;
using Portal.Requests.Texts;
using Portal.Storage.Blobs;

namespace Portal.Requests.Files;

/// <summary>Checks and keeps what people send with an order or an answer.</summary>
internal sealed class KeepFiles(IBlobs blobs, IStringLocalizer<RequestsTexts> texts)
{
    /// <summary>Bytes of a voice note: two minutes as any phone records them.</summary>
    public const int VoiceBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of a photograph.</summary>
    public const int PhotoBytes = 12 * 1024 * 1024;

    /// <summary>Photographs of a delivery.</summary>
    public const int MostPhotos = 4;

    /// <summary>Reads a voice note to its end, at most <see cref="VoiceBytes"/>.</summary>
    public async Task<Outcome<KeptFile>> VoiceAsync(Stream sound, CancellationToken ct)
    {
        if (await CappedBody.ReadAsync(sound, VoiceBytes, ct) is not { } bytes)
            return new Refusal(RefusalKind.TooLarge, texts["voice.large"], "voice");
        if (SoundSniffer.Look(bytes) is not { } type)
            return new Refusal(RefusalKind.Invalid, texts["voice.not-sound"], "voice");
        return await KeepAsync(FileKind.Voice, bytes, type, ct);
    }

    /// <summary>Reads a photograph, at most <see cref="PhotoBytes"/>; what the camera wrote about place and owner is not kept.</summary>
    public async Task<Outcome<KeptFile>> PhotoAsync(Stream photo, CancellationToken ct)
    {
        if (await CappedBody.ReadAsync(photo, PhotoBytes, ct) is not { } bytes)
            return new Refusal(RefusalKind.TooLarge, texts["photo.large"], "photos");
        if (CleanPhoto.Of(bytes, out var type) is not { } clean)
            return new Refusal(RefusalKind.Invalid, texts["photo.not-photo"], "photos");
        return await KeepAsync(FileKind.Photo, clean, type, ct);
    }

    private async Task<Outcome<KeptFile>> KeepAsync(FileKind kind, byte[] bytes, string type, CancellationToken ct)
    {
        using var content = new MemoryStream(bytes);
        var kept = await blobs.KeepAsync(content, bytes.Length, ct) ?? throw new InvalidOperationException("A file in memory grew.");
        return new KeptFile(kind, kept.Name, type, kept.Length);
    }
}
