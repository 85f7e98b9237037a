using Microsoft.Extensions.Options;

namespace Portal.Requests;

/// <summary>Names at start the key that does not fit, and what is allowed.</summary>
internal sealed class RequestOptionsCheck : IValidateOptions<RequestOptions>
{
    public ValidateOptionsResult Validate(string? name, RequestOptions options) =>
        options.Wrong() is { } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
}
