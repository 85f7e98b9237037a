using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Accounts.Places;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Time;
using Portal.Notices.Delivery;
using Portal.Storage;
using Portal.Testing;

namespace Portal.Notices.Tests;

/// <summary>A host with places, and senders in the test's hand.</summary>
internal static class NoticesHost
{
    public static readonly Permission Look = new("test.look", Role.Moderator);

    public static readonly Guid Township = Guid.CreateVersion7();
    public static readonly Guid Village = Guid.CreateVersion7();

    public static async Task<StorageHost> StartAsync(OnDatabase on = OnDatabase.Sqlite, params INoticeSender[] senders)
    {
        var host = await StorageHost.StartAsync(on, [new NoticesModule(), new LookModule()], services =>
        {
            foreach (var sender in senders)
                services.AddSingleton(sender);
        });
        await host.Store.WriteAsync(db =>
        {
            db.Add(new PlaceRow { Id = Township, Path = "qinghe/", Slug = "qinghe", Name = "青禾镇", SortKey = "qinghe", Level = PlaceLevel.Township });
            db.Add(new PlaceRow { Id = Village, Path = "qinghe/liushu/", Slug = "liushu", Name = "柳树村", SortKey = "liushu", Level = PlaceLevel.Village, ParentId = Township });
            return Task.CompletedTask;
        });
        return host;
    }

    public static CurrentUser Moderator(string path = "qinghe/") => new(Guid.CreateVersion7(), "场控", [new Grant(Role.Moderator, Township, path)]);

    public static DateTime Now(this StorageHost host) => host.Clock.UtcNow();

    private sealed class LookModule : PortalModule
    {
        public override string Name => "test";

        public override IReadOnlyList<Permission> Permissions => [Look];

        // Places are all that is needed of the accounts module's tables.
        public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
            services.AddEntities(model => model.ApplyConfigurationsFromAssembly(typeof(AccountsModule).Assembly, type => type.Name.StartsWith("Place", StringComparison.Ordinal)));
    }
}
