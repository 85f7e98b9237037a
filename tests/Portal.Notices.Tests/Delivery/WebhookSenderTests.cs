using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Notices.Delivery;
using Portal.Notices.Delivery.Webhook;
using Portal.Testing;

namespace Portal.Notices.Tests.Delivery;

public class WebhookSenderTests
{
    private static readonly WebhookOptions Settings = new() { Address = "https://example.test/hook", Secret = "0123456789abcdef" };

    [Fact]
    public async Task The_receiver_can_check_the_signature()
    {
        var receiver = new Receiver(HttpStatusCode.OK);
        var result = await Sender(receiver).SendAsync(Notice(), TestContext.Current.CancellationToken);
        Assert.Equal(DeliveryState.Sent, result.State);
        var time = StorageHost.Evening.ToUnixTimeSeconds();
        Assert.Equal($"t={time},v1={WebhookSender.Sign(Settings.Secret, time, receiver.Body)}", receiver.Signature);
        Assert.DoesNotContain(Settings.Secret, receiver.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, DeliveryState.Waiting)]
    [InlineData(HttpStatusCode.Found, DeliveryState.Waiting)]
    [InlineData(HttpStatusCode.Gone, DeliveryState.Failed)]
    public async Task A_refusal_is_tried_again_unless_the_receiver_is_gone(HttpStatusCode status, DeliveryState state) =>
        Assert.Equal(state, (await Sender(new Receiver(status)).SendAsync(Notice(), TestContext.Current.CancellationToken)).State);

    [Fact]
    public void Notices_to_people_leave_only_when_the_operator_wants_it()
    {
        var person = Notice() with { PersonId = Guid.CreateVersion7(), Permission = null };
        Assert.True(Sender(new Receiver(HttpStatusCode.OK)).Takes(Notice()));
        Assert.False(Sender(new Receiver(HttpStatusCode.OK)).Takes(person));
    }

    [Theory]
    [InlineData("ftp://example.test", "0123456789abcdef")]
    [InlineData("https://example.test", "short")]
    public void Wrong_settings_stop_the_start_and_name_the_key(string address, string secret)
    {
        var result = new WebhookOptionsCheck().Validate(null, new WebhookOptions { Address = address, Secret = secret });
        Assert.Contains("Notices:Webhook:", result.FailureMessage, StringComparison.Ordinal);
    }

    private static WebhookSender Sender(Receiver receiver) =>
        new(receiver, Options.Create(Settings), new FakeTimeProvider(StorageHost.Evening));

    private static OutgoingNotice Notice() =>
        new(Guid.CreateVersion7(), null, "test.look", Guid.CreateVersion7(), "有新单", "", "/desk", StorageHost.Evening.UtcDateTime);

    private sealed class Receiver(HttpStatusCode status) : HttpMessageHandler, IHttpClientFactory
    {
        public string Body { get; private set; } = "";

        public string Signature { get; private set; } = "";

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Signature = request.Headers.GetValues("X-Portal-Signature").Single();
            return new HttpResponseMessage(status);
        }
    }
}
