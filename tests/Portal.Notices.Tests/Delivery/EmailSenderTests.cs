using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.Notices.Delivery;
using Portal.Notices.Delivery.Email;
using Portal.Testing;

namespace Portal.Notices.Tests.Delivery;

public sealed class EmailSenderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_to_staff_arrives_with_its_page_and_a_subject_of_one_line()
    {
        using var server = new MailServer("250 ok");
        var sent = await Sender(server.Port).SendAsync(Notice() with { Title = "超时了\r\nBcc: all@example.test", Text = "hello" }, Ct);
        Assert.Equal(DeliveryState.Sent, sent.State);
        var said = await server.Heard;
        Assert.Contains("RCPT TO:<duty@example.test>", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", said, StringComparison.Ordinal);
        Assert.DoesNotContain("RCPT TO:<all@", said, StringComparison.Ordinal);
        Assert.Contains("X-Portal-Delivery:", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550 no such mailbox", DeliveryState.Failed)]
    [InlineData("451 try again", DeliveryState.Waiting)]
    public async Task What_the_server_refuses_for_good_is_not_tried_again(string answer, DeliveryState state)
    {
        using var server = new MailServer(answer);
        var result = await Sender(server.Port).SendAsync(Notice(), Ct);
        Assert.Equal(state, result.State);
        Assert.DoesNotContain("@", result.Error!, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_server_and_for_people_no_mail_is_made_out()
    {
        Assert.False(new EmailSender(Options.Create(new EmailOptions())).Takes(Notice()));
        Assert.True(Sender(25).Takes(Notice()));
        Assert.False(Sender(25).Takes(Notice() with { PersonId = Guid.CreateVersion7() }));
    }

    [Theory]
    [InlineData(0, "a@example.test", "b@example.test", "Port")]
    [InlineData(25, "nobody", "b@example.test", "From")]
    [InlineData(25, "a@example.test", "b@example.test, nobody", "To")]
    public void Wrong_settings_stop_the_start_and_name_the_key(int port, string from, string to, string key)
    {
        var result = new EmailOptionsCheck().Validate(null, new EmailOptions { Host = "mail.example.test", Port = port, From = from, To = to });
        Assert.Contains($"Notices:Email:{key}", result.FailureMessage, StringComparison.Ordinal);
    }

    private static EmailSender Sender(int port) => new(Options.Create(new EmailOptions
    {
        Host = "127.0.0.1",
        Port = port,
        Tls = false,
        From = "portal@example.test",
        To = "duty@example.test",
        Site = "https://portal.example",
    }));

    private static OutgoingNotice Notice() =>
        new(Guid.CreateVersion7(), null, "requests.triage", Guid.CreateVersion7(), "有新单", "请看", "/desk/orders", StorageHost.Evening.UtcDateTime);

    // As much of RFC 5321 as one mail needs; answers RCPT as it is told.
    private sealed class MailServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public MailServer(string answer)
        {
            listener.Start();
            Heard = ServeAsync(answer);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public Task<string> Heard { get; }

        public void Dispose() => listener.Dispose();

        private async Task<string> ServeAsync(string answer)
        {
            using var client = await listener.AcceptTcpClientAsync(Ct);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            var heard = new StringBuilder();
            var inMail = false;
            await writer.WriteLineAsync("220 here");
            while (await reader.ReadLineAsync(Ct) is { } line)
            {
                heard.Append(line).Append('\n');
                if (inMail && line != ".")
                    continue;
                (inMail, var reply) = line switch
                {
                    "DATA" => (true, "354 go on"),
                    _ when line.StartsWith("RCPT", StringComparison.Ordinal) => (false, answer),
                    _ => (false, "250 ok"),
                };
                await writer.WriteLineAsync(reply);
                if (line == "QUIT")
                    break;
            }

            return heard.ToString();
        }
    }
}
