using Microsoft.Extensions.Options;

namespace Portal.Notices.Delivery.Webhook;

/// <summary>Settings <c>Notices:Webhook</c>. Without an address no webhook is called.</summary>
public sealed class WebhookOptions
{
    /// <summary>Where notices are posted: an absolute http or https address; empty for none.</summary>
    public string Address { get; set; } = "";

    /// <summary>Key of the signature, at least 16 characters.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Whether notices to single people are sent as well; else those to staff only.</summary>
    public bool ForPeople { get; set; }
}

internal sealed class WebhookOptionsCheck : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        if (options.Address.Length == 0)
            return ValidateOptionsResult.Success;
        if (!Uri.TryCreate(options.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return ValidateOptionsResult.Fail("Notices:Webhook:Address must be an absolute http or https address, or empty.");
        return options.Secret.Length >= 16
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Notices:Webhook:Secret must have at least 16 characters when Notices:Webhook:Address is set.");
    }
}
