using System.Security.Cryptography;
using Portal.Rooms.Programme;
using Portal.Storage.Secrets;

namespace Portal.Rooms.Publish;

/// <summary>Draws stream keys and play names, seals and finds keys.</summary>
internal sealed class StreamKeys(SecretBox box)
{
    private const string Purpose = "rooms.streamkey";
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789"; // 32 signs, without l, o, 0, 1
    private const int KeyLength = 24;
    private const int NameLength = 16;

    /// <summary>A new key: 24 signs, 120 random bits.</summary>
    public static string DrawKey() => RandomNumberGenerator.GetString(Alphabet, KeyLength);

    /// <summary>A new play name: 16 signs, so never equal to a key.</summary>
    public static string DrawName() => RandomNumberGenerator.GetString(Alphabet, NameLength);

    /// <summary>Gives the episode a key; only its seal and its fingerprint are kept.</summary>
    public void Set(EpisodeRow episode, string key)
    {
        episode.SealedKey = box.Seal(Purpose, key);
        episode.KeyPrint = Fingerprint(key);
    }

    /// <summary>The plain key. Whoever shows it writes the audit trail.</summary>
    public string Open(EpisodeRow episode) => box.Open(Purpose, episode.SealedKey);

    /// <summary>By which an episode is found.</summary>
    public string Fingerprint(string key) => box.Fingerprint(Purpose, key);
}
