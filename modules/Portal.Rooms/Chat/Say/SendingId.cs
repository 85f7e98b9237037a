using System.Security.Cryptography;
using System.Text;
using Portal.Kit.People;

namespace Portal.Rooms.Chat.Say;

/// <summary>
/// The id of a comment that was sent with a key: drawn from who sends it, where, the key and the words (UUIDv8, RFC 9562
/// §5.8), so that the primary key itself lets a sending in once, however often a weak network repeats it, days later too.
/// </summary>
internal static class SendingId
{
    /// <summary>Longest key.</summary>
    public const int MaxKey = 60;

    /// <summary>The id, or null when the sending has no key of a sensible length or nobody can be told who sends.</summary>
    public static Guid? Of(Guid episodeId, CurrentUser user, string? key, string text)
    {
        var who = user.Id?.ToString("N") ?? user.Device;
        if (key is not { Length: > 0 and <= MaxKey } || who is null)
            return null;
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{episodeId:N}\0{who}\0{key}\0{text}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
