using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Storage.Secrets;

namespace Portal.Calendar.CheckIn.Door;

/// <summary>
/// The code on the station's screen: <c>OCCURRENCE.STEP.SIGN</c>, a keyed hash of the occurrence and of the 30-second step,
/// the same on every node. The step before is taken too, for whoever aims slowly. What was read from the screen is changed
/// into a pass, good for some minutes, in which one gives one's number.
/// </summary>
internal sealed class DoorCodes(SecretBox box, TimeProvider clock)
{
    /// <summary>Length of a step in seconds.</summary>
    public const int Seconds = 30;

    /// <summary>Longest code that is looked at.</summary>
    public const int Longest = 80;

    private const int SignLength = 16;
    private const int KeyLength = 22;
    private const int PassSteps = 10;

    private const string Purpose = "calendar.door";

    private long Step => clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;

    /// <summary>Milliseconds until the code changes.</summary>
    public int Left => (int)((Seconds * 1000) - (clock.GetUtcNow().ToUnixTimeMilliseconds() % (Seconds * 1000)));

    /// <summary>The code of this step.</summary>
    public string Draw(Guid occurrence) => Write("code", occurrence, Step);

    /// <summary>What somebody's camera read.</summary>
    public DoorReading Read(string? code) => Read("code", code, back: 1);

    /// <summary>What a good code is changed into: five minutes to send the form.</summary>
    public string Pass(Guid occurrence) => Write("pass", occurrence, Step);

    /// <summary>Reads a pass.</summary>
    public DoorReading ReadPass(string? pass) => Read("pass", pass, PassSteps);

    /// <summary>The key in the address of the page that shows the codes, so that a television needs no account.</summary>
    public string ScreenKey(Guid occurrence) => box.Fingerprint(Purpose, $"screen:{occurrence:N}")[..KeyLength];

    /// <summary>Whether this is that key.</summary>
    public bool OpensScreen(Guid occurrence, string? key) => Same(ScreenKey(occurrence), key);

    private string Write(string kind, Guid occurrence, long step) =>
        $"{Base64Url.EncodeToString(occurrence.ToByteArray(bigEndian: true))}.{step.ToString("x", CultureInfo.InvariantCulture)}.{Sign(kind, occurrence, step)}";

    private string Sign(string kind, Guid occurrence, long step) => box.Fingerprint(Purpose, $"{kind}:{occurrence:N}:{step}")[..SignLength];

    private DoorReading Read(string kind, string? text, int back)
    {
        if (text is not { Length: > 0 and <= Longest } || text.Split('.') is not [var id, var hex, var sign] || OccurrenceOf(id) is not { } occurrence
            || !long.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var step))
            return new(DoorVerdict.Unreadable, default);
        if (!Same(Sign(kind, occurrence, step), sign))
            return new(DoorVerdict.Forged, default);
        return new(Step - step is >= 0 and var age && age <= back ? DoorVerdict.Good : DoorVerdict.Old, occurrence);
    }

    private static Guid? OccurrenceOf(string text)
    {
        Span<byte> bytes = stackalloc byte[16];
        return text.Length == 22 && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length) && length == 16
            ? new Guid(bytes, bigEndian: true)
            : null;
    }

    private static bool Same(string expected, string? sent) =>
        sent is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(sent));
}

/// <summary>What a code turned out to be.</summary>
internal readonly record struct DoorReading(DoorVerdict Verdict, Guid Occurrence);

/// <summary>What a code turned out to be.</summary>
internal enum DoorVerdict
{
    /// <summary>Signed by us, of this step or the one before.</summary>
    Good,

    /// <summary>Signed by us, of another time.</summary>
    Old,

    /// <summary>Not signed by us.</summary>
    Forged,

    /// <summary>Not a code.</summary>
    Unreadable,
}
