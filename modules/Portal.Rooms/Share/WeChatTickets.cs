using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Rooms.Share;

/// <summary>
/// The ticket by which pages are signed for WeChat. Asked once in two hours however many pages want it (WeChat allows a few
/// hundred questions a day), not again for a minute after a refusal. The stable token is the same for every node.
/// </summary>
internal sealed class WeChatTickets(IHttpClientFactory clients, IOptions<WeChatOptions> options, TimeProvider clock, ILogger<WeChatTickets> log) : IDisposable
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "rooms.wechat";

    private const int TokenIsOld = 40001;
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim one = new(1);
    private volatile Kept kept = new(null, DateTimeOffset.MinValue);

    /// <summary>The ticket, or null while WeChat does not give one.</summary>
    public async Task<string?> ReadAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() < kept.Until)
            return kept.Ticket;
        await one.WaitAsync(ct);
        try
        {
            if (clock.GetUtcNow() >= kept.Until)
                kept = await AskAsync(ct);
            return kept.Ticket;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<Kept> AskAsync(CancellationToken ct)
    {
        try
        {
            var answer = await TicketAsync(renewed: false, ct);
            if (answer.Code == TokenIsOld)
                answer = await TicketAsync(renewed: true, ct);
            if (answer is { Code: 0, Ticket: { Length: > 0 } ticket })
                return new Kept(ticket, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(answer.Seconds, 600, 7200)) - Early);
            log.LogWarning("WeChat gave no ticket: {Code} {Message}", answer.Code, answer.Message);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning("WeChat did not answer: {Reason}", failure.GetType().Name);
        }

        return new Kept(null, clock.GetUtcNow() + AfterRefusal);
    }

    private async Task<Answer> TicketAsync(bool renewed, CancellationToken ct)
    {
        using var client = clients.CreateClient(Client);
        var ask = new { grant_type = "client_credential", appid = options.Value.AppId, secret = options.Value.Secret, force_refresh = renewed };
        using var asked = await client.PostAsJsonAsync($"{Api}/cgi-bin/stable_token", ask, ct);
        var token = await asked.Content.ReadFromJsonAsync<Answer>(ct) ?? new Answer();
        if (token.Token is not { Length: > 0 })
            return token.Code == 0 ? token with { Code = -1 } : token;
        var address = $"{Api}/cgi-bin/ticket/getticket?type=jsapi&access_token={Uri.EscapeDataString(token.Token)}";
        return await client.GetFromJsonAsync<Answer>(address, ct) ?? new Answer();
    }

    private string Api => options.Value.Api.TrimEnd('/');

    private sealed record Kept(string? Ticket, DateTimeOffset Until);

    private sealed record Answer
    {
        [JsonPropertyName("errcode")]
        public int Code { get; init; }

        [JsonPropertyName("errmsg")]
        public string? Message { get; init; }

        [JsonPropertyName("access_token")]
        public string? Token { get; init; }

        [JsonPropertyName("ticket")]
        public string? Ticket { get; init; }

        [JsonPropertyName("expires_in")]
        public int Seconds { get; init; }
    }
}
