using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Accounts;
using Portal.Accounts.Places;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Moderation.Texts;
using Portal.Testing;

namespace Portal.Moderation.Tests;

/// <summary>A host with a township and two villages.</summary>
internal static class ModerationHost
{
    public static readonly Guid Township = Guid.CreateVersion7();
    public static readonly Guid Village = Guid.CreateVersion7();

    public static async Task<StorageHost> StartAsync(OnDatabase on = OnDatabase.Sqlite)
    {
        var host = await StorageHost.StartAsync(on, [new AccountsModule(), new ModerationModule()]);
        await host.Store.WriteAsync(db =>
        {
            db.Add(new PlaceRow { Id = Township, Path = "qinghe/", Slug = "qinghe", Name = "青禾镇", SortKey = "qinghe", Level = PlaceLevel.Township });
            db.Add(new PlaceRow { Id = Village, Path = "qinghe/liuxi/", Slug = "liuxi", Name = "柳溪村", SortKey = "liuxi", Level = PlaceLevel.Village, ParentId = Township });
            return Task.CompletedTask;
        });
        return host;
    }

    /// <summary>The module's texts as the site has them.</summary>
    public static IStringLocalizer<ModerationTexts> Texts() => new StringLocalizer<ModerationTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    public static CurrentUser Moderator(string path = "qinghe/") => new(Guid.CreateVersion7(), "场控", [new Grant(Role.Moderator, Township, path)]);

    public static CurrentUser Villager(string? device = null) => new(device is null ? Guid.CreateVersion7() : null, "", [], device);
}
