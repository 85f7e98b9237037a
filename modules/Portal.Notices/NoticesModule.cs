using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Modules;
using Portal.Notices.Delivery;
using Portal.Notices.Outbox;
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
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(model => model
            .ApplyConfiguration(new NoticeRowConfiguration())
            .ApplyConfiguration(new DeliveryRowConfiguration()));
    }
}
