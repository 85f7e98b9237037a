using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Portal.Storage.Keys;

/// <summary>
/// Encrypts the key ring with a key that lies in a file outside the database (<see cref="StorageOptions.KeyFile"/>), so that
/// whoever gets a dump of the database opens nothing in it. AES-256-GCM: nonce (12 bytes), tag (16), ciphertext.
/// </summary>
internal sealed class KeyFile(IOptions<StorageOptions> options) : IXmlEncryptor
{
    private const int KeyLength = 32;
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;
    private readonly Lazy<byte[]> key = new(() => ReadOrDraw(options.Value.KeyFile), LazyThreadSafetyMode.ExecutionAndPublication);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key.Value, TagLength);
        cipher.Encrypt(box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return new EncryptedXmlInfo(new XElement("inFile", Convert.ToBase64String(box)), typeof(KeyFileDecryptor));
    }

    /// <exception cref="CryptographicException">Another file encrypted it.</exception>
    public XElement Decrypt(XElement encrypted)
    {
        var box = Convert.FromBase64String(encrypted.Value);
        var plain = new byte[box.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key.Value, TagLength);
        cipher.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), plain);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }

    private static byte[] ReadOrDraw(string path)
    {
        try
        {
            if (path.Length > 0 && !File.Exists(path))
                Draw(path);
            var read = Convert.FromBase64String(File.ReadAllText(path));
            return read.Length == KeyLength ? read : throw new FormatException();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            throw new OptionsValidationException(
                "Storage:KeyFile", typeof(StorageOptions), ["Storage:KeyFile must name a file with 32 bytes in base64, or one that this process may create."]);
        }
    }

    private static void Draw(string path)
    {
        var made = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            made.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, made);
        file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)));
    }
}

/// <summary>Data Protection makes this by name when it reads the ring.</summary>
internal sealed class KeyFileDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<KeyFile>().Decrypt(encryptedElement);
}
