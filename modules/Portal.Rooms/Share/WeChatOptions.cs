using Microsoft.Extensions.Options;

namespace Portal.Rooms.Share;

/// <summary>
/// Settings <c>Rooms:WeChat</c>: the official account whose "safe domains" hold this portal. Without an app id nothing is asked
/// of WeChat, and pages are shared by link, QR code and picture.
/// </summary>
public sealed class WeChatOptions
{
    /// <summary>AppID of the official account; empty for none.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Its AppSecret; never logged.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Where WeChat's API answers, an absolute https address (http for a test).</summary>
    public string Api { get; set; } = "https://api.weixin.qq.com";
}

internal sealed class WeChatOptionsCheck : IValidateOptions<WeChatOptions>
{
    public ValidateOptionsResult Validate(string? name, WeChatOptions options)
    {
        if (options.AppId.Length == 0)
            return ValidateOptionsResult.Success;
        if (options.Secret.Length == 0)
            return ValidateOptionsResult.Fail("Rooms:WeChat:Secret must be set when Rooms:WeChat:AppId is set.");
        return Uri.TryCreate(options.Api, UriKind.Absolute, out var api) && api.Scheme is "http" or "https"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Rooms:WeChat:Api must be an absolute http or https address.");
    }
}
