using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Portal.Notices.Delivery.Email;

/// <summary>Settings <c>Notices:Email</c>. Without a host no mail is sent.</summary>
public sealed class EmailOptions
{
    /// <summary>Name of the mail server; empty for none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port: 587 with STARTTLS, 25 without.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted by STARTTLS.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>Account at the server; empty when it wants none.</summary>
    public string User { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Address from which mail comes.</summary>
    public string From { get; set; } = "";

    /// <summary>Mailbox of the duty desk, to which notices to staff go; several are divided by commas. Accounts hold no addresses.</summary>
    public string To { get; set; } = "";

    /// <summary>Public address of the portal, put before the page that a notice names: <c>https://portal.example</c>.</summary>
    public string Site { get; set; } = "";
}

internal sealed class EmailOptionsCheck : IValidateOptions<EmailOptions>
{
    public ValidateOptionsResult Validate(string? name, EmailOptions options) => options switch
    {
        { Host.Length: 0 } => ValidateOptionsResult.Success,
        { Port: < 1 or > 65535 } => ValidateOptionsResult.Fail("Notices:Email:Port must be 1 to 65535."),
        _ when !MailAddress.TryCreate(options.From, out _) => ValidateOptionsResult.Fail("Notices:Email:From must be a mail address when Notices:Email:Host is set."),
        _ when options.To.Split(',').Any(a => !MailAddress.TryCreate(a.Trim(), out _)) => ValidateOptionsResult.Fail("Notices:Email:To must be one or more mail addresses, divided by commas."),
        _ when options.Site.Length > 0 && !Uri.TryCreate(options.Site, UriKind.Absolute, out _) => ValidateOptionsResult.Fail("Notices:Email:Site must be an absolute address, or empty."),
        _ => ValidateOptionsResult.Success,
    };
}
