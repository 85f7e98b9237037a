using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Kit.Streams;
using Portal.Kit.Time;
using Portal.Live.Tests.Hosting;

namespace Portal.Live.Tests;

public sealed class RtmpsTests
{
    [Fact]
    public async Task Publishing_works_over_TLS()
    {
        var folder = Directory.CreateTempSubdirectory("portal-rtmps-").FullName;
        var file = Path.Combine(folder, "site.pfx");
        await File.WriteAllBytesAsync(file, Certificate(), TestContext.Current.CancellationToken);
        var port = FreePort();
        LiveHost host = new()
        {
            Settings = { ["Live:RtmpsPort"] = $"{port}", ["Live:RtmpsCertificate"] = file, ["Live:RtmpsCertificatePassword"] = "secret" },
        };
        await host.InitializeAsync();
        await using (host)
        {
            var plan = host.Gate.Add("key-tls", "tlsroom");
            await using var push = Tool.Push($"rtmps://127.0.0.1:{port}/live/key-tls");

            Assert.Equal(StreamChangeKind.Started, await host.Changes.NextAsync(plan));
        }
    }

    private static byte[] Certificate()
    {
        using var key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.UtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.Export(X509ContentType.Pfx, "secret");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
