using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Modules;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Units;
using Portal.Storage;

namespace Portal.Requests;

/// <summary>点单: orders in a closed loop, triage, board and figures.</summary>
public sealed class RequestsModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "requests";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(RequestsModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => RequestPermissions.All;

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(model => model
            .ApplyConfiguration(new OrderRowConfiguration())
            .ApplyConfiguration(new OrderEventRow.Table())
            .ApplyConfiguration(new TextRow.Table())
            .ApplyConfiguration(new ContactRow.Table())
            .ApplyConfiguration(new WantRow.Table())
            .ApplyConfiguration(new CounterRow.Table())
            .ApplyConfiguration(new UnitRow.Table())
            .ApplyConfiguration(new MemberRow.Table()));
        services.AddSingleton<Ledger>();
        services.AddSingleton<OrderWrites>();
        services.AddSingleton<TopicNotices>();
        services.AddSingleton<TopicDesk>();
    }
}
