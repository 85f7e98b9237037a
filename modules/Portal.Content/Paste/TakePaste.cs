using Microsoft.Extensions.Localization;
using Portal.Content.Media.Upload;
using Portal.Content.Texts;
using Portal.Kit.People;

namespace Portal.Content.Paste;

/// <summary>Pasted or imported HTML to Markdown, its pictures into the media library of a place.</summary>
internal sealed class TakePaste(UploadMedia upload, OutsidePictures outside, IStringLocalizer<ContentTexts> texts)
{
    /// <summary>Null when it is too long or nested more deeply than any writing is.</summary>
    public async Task<Pasted?> HandleAsync(CurrentUser user, Guid place, string sent, CancellationToken ct)
    {
        var (html, inline) = InlinePictures.TakeOut(sent);
        var pictures = HtmlToMarkdown.Pictures(html);
        var foreign = await outside.FetchAsync(pictures.Select(p => p.Address), ct);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        var lost = 0;
        foreach (var found in pictures.Where(p => !IsOurs(p)))
        {
            var alt = found.Alt.Length is > 0 and <= 200 ? found.Alt : texts["paste.alt"].Value;
            if ((inline.GetValueOrDefault(found.Address) ?? foreign.GetValueOrDefault(found.Address)) is { } bytes
                && await upload.HandleAsync(user, new MediaUpload(place, "", alt), new MemoryStream(bytes), ct) is { IsDone: true } kept)
                addresses[found.Address] = kept.Value.Address;
            else
                lost++;
        }

        var markdown = HtmlToMarkdown.Convert(html, p => IsOurs(p) ? p.Address : addresses.GetValueOrDefault(p.Address));
        return markdown is null ? null : new Pasted(markdown, addresses.Count, lost);
    }

    private static bool IsOurs(PastedPicture picture) => picture.Address.StartsWith("/media/", StringComparison.Ordinal);
}

/// <summary>What became of it.</summary>
internal sealed record Pasted(string Markdown, int Pictures, int Lost);
