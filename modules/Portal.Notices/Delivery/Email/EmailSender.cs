using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Notices.Delivery.Email;

/// <summary>Sends notices to staff as plain mail to the duty desk's mailbox, through the operator's mail server.</summary>
internal sealed class EmailSender(IOptions<EmailOptions> options) : INoticeSender
{
    public string Name => "email";

    public bool Takes(OutgoingNotice notice) => options.Value.Host.Length > 0 && notice.PersonId is null;

    public async Task<SendResult> SendAsync(OutgoingNotice notice, CancellationToken ct)
    {
        var set = options.Value;
        using var mail = new MailMessage { From = new MailAddress(set.From), Subject = OneLine(notice.Title), SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        foreach (var to in set.To.Split(','))
            mail.To.Add(to.Trim());
        mail.Body = $"{notice.Text}\r\n\r\n{set.Site.TrimEnd('/')}{notice.Address}\r\n";

        // The same for every attempt, so that a mailbox shows a repetition as what it is.
        mail.Headers.Add("X-Portal-Delivery", notice.DeliveryId.ToString());
        using var client = new SmtpClient(set.Host, set.Port) { EnableSsl = set.Tls };
        if (set.User.Length > 0)
            client.Credentials = new NetworkCredential(set.User, set.Password);
        try
        {
            await client.SendMailAsync(mail, ct);
            return SendResult.Sent;
        }
        catch (SmtpException refused)
        {
            // 5yz: a permanent failure (RFC 5321 §4.2.1); what the server says may hold addresses, its number does not.
            var status = (int)refused.StatusCode;
            return status is >= 500 and < 600 ? SendResult.GiveUp($"SMTP {status}") : SendResult.TryLater($"SMTP {status}");
        }
    }

    // A line break in a subject would begin another header.
    private static string OneLine(string title) => new([.. title.Select(c => char.IsControl(c) ? ' ' : c)]);
}
