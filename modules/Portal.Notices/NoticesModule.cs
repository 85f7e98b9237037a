using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Kit.Modules;
using Portal.Notices.Delivery;
using Portal.Notices.Delivery.Email;
using Portal.Notices.Delivery.Webhook;
using Portal.Notices.Inbox;
using Portal.Notices.Me;
using Portal.Notices.Outbox;
using Portal.Notices.Texts;
using Portal.Storage;

namespace Portal.Notices;

/// <summary>The outbox: notices in the page, e-mail, webhook, SMS senders as plug-ins.</summary>
public sealed class NoticesModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "notices";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(NoticesModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<DeskEntry> Desk => [new("desk.notices", typeof(NoticesTexts), "/desk/notices", "bell", null, 900)];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(model => model
            .ApplyConfiguration(new NoticeRowConfiguration())
            .ApplyConfiguration(new DeliveryRowConfiguration()));
        services.AddSingleton<InboxReader>();
        services.AddSingleton<IWaiting, NoticesWaiting>();
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection("Notices:Webhook")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsCheck>();
        services.AddHttpClient(WebhookSender.Client, client => client.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false });
        services.AddSingleton<INoticeSender, WebhookSender>();
        services.AddOptions<EmailOptions>().Bind(configuration.GetSection("Notices:Email")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmailOptions>, EmailOptionsCheck>();
        services.AddSingleton<INoticeSender, EmailSender>();
        services.AddJob<SendNotices>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => NoticeEndpoints.Map(endpoints);
}
