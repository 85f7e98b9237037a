using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Events;
using Portal.Kit.Likes;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Moderation.Flood;
using Portal.Moderation.Likes;
using Portal.Moderation.Mutes;
using Portal.Moderation.Reports;
using Portal.Moderation.Reports.Lane;
using Portal.Moderation.Screen;
using Portal.Moderation.Screen.Words;
using Portal.Moderation.Texts;
using Portal.Storage;

namespace Portal.Moderation;

/// <summary>Text screen, word lists, reports, mutes and likes, for every text that the public writes.</summary>
public sealed class ModerationModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "moderation";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(ModerationModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => [ModerationPermissions.Moderate, ModerationPermissions.EditWords];

    /// <inheritdoc />
    public override IReadOnlyList<DeskEntry> Desk =>
    [
        new("desk.reports", typeof(ModerationTexts), "/desk/reports", "shield", ModerationPermissions.Moderate, 320),
        new("desk.words", typeof(ModerationTexts), "/desk/words", "filter", ModerationPermissions.EditWords, 330),
    ];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(model => model
            .ApplyConfiguration(new WordRowConfiguration())
            .ApplyConfiguration(new MuteRowConfiguration())
            .ApplyConfiguration(new ReportRowConfiguration())
            .ApplyConfiguration(new LikeRow.Table())
            .ApplyConfiguration(new LikeCountRow.Table()));
        services.AddSingleton<CurrentWords>();
        services.AddSingleton<WordLists>();
        services.AddSingleton<WordRefresh>();
        services.AddHostedService(s => s.GetRequiredService<WordRefresh>());
        services.AddHandler<PlacesChanged, PlacesMoved>();
        services.AddSingleton<ITextScreen, TextScreen>();
        services.AddSingleton<IFloodGate, FloodGate>();
        services.AddSingleton<IMutes, Mutes.Mutes>();
        services.AddSingleton<IReports, Reports.Reports>();
        services.AddSingleton<ReportLane>();
        services.AddSingleton<IWaiting, ReportsWaiting>();
        services.AddSingleton<LikeWriter>();
        services.AddSingleton<ILikes, Likes.Likes>();
        services.AddSingleton<IPersonalData, LikesOfPerson>();
    }
}
