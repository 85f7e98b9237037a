using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Portal.Storage.Secrets;

namespace Portal.Calendar.CheckIn.Own;

/// <summary>One's own code, <c>REGISTRATION.SIGN</c>, shown to the organiser. It names a registration and opens nothing.</summary>
internal sealed class OwnCodes(SecretBox box)
{
    private const string Purpose = "calendar.own";
    private const int SignLength = 16;

    /// <summary>The code of a registration.</summary>
    public string Write(Guid registration) => $"{Base64Url.EncodeToString(registration.ToByteArray(bigEndian: true))}.{Sign(registration)}";

    /// <summary>The registration; null when the code is not of our making.</summary>
    public Guid? Read(string? code)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (code is not { Length: 22 + 1 + SignLength } || code[22] != '.'
            || !Base64Url.IsValid(code.AsSpan(0, 22)) || !Base64Url.TryDecodeFromChars(code.AsSpan(0, 22), bytes, out var length) || length != 16)
            return null;
        var id = new Guid(bytes, bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(id)), Encoding.UTF8.GetBytes(code[23..])) ? id : null;
    }

    private string Sign(Guid registration) => box.Fingerprint(Purpose, registration.ToString("N"))[..SignLength];
}
