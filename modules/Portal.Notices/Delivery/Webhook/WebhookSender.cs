using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Portal.Notices.Delivery.Webhook;

/// <summary>
/// Posts a notice as JSON. <c>X-Portal-Signature: t=SECONDS,v1=HEX</c> holds HMAC-SHA256 over <c>SECONDS.BODY</c> with the
/// shared secret; <c>X-Portal-Delivery</c> is the same for every attempt, so that the receiver can drop a repetition.
/// </summary>
internal sealed class WebhookSender(IHttpClientFactory clients, IOptions<WebhookOptions> options, TimeProvider clock) : INoticeSender
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "notices.webhook";

    public string Name => "webhook";

    public bool Takes(OutgoingNotice notice) =>
        options.Value.Address.Length > 0 && (notice.PersonId is null || options.Value.ForPeople);

    public async Task<SendResult> SendAsync(OutgoingNotice notice, CancellationToken ct)
    {
        var body = JsonSerializer.Serialize(notice, JsonSerializerOptions.Web);
        var time = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Portal-Delivery", notice.DeliveryId.ToString());
        request.Headers.Add("X-Portal-Signature", $"t={time},v1={Sign(options.Value.Secret, time, body)}");
        using var client = clients.CreateClient(Client);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.IsSuccessStatusCode)
            return SendResult.Sent;
        var error = $"HTTP {(int)response.StatusCode}";
        return response.StatusCode is HttpStatusCode.Gone ? SendResult.GiveUp(error) : SendResult.TryLater(error);
    }

    /// <summary>The signature of a body at a time, lower-case hex.</summary>
    public static string Sign(string secret, long time, string body) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(time.ToString(CultureInfo.InvariantCulture) + "." + body)));
}
