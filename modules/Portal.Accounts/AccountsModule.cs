using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Audit;
using Portal.Accounts.Codes;
using Portal.Accounts.Invite;
using Portal.Accounts.Me;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Places.Add;
using Portal.Accounts.Places.Move;
using Portal.Accounts.Places.Remove;
using Portal.Accounts.Places.Rename;
using Portal.Accounts.Places.Settings;
using Portal.Accounts.Privacy;
using Portal.Accounts.Recipes;
using Portal.Accounts.Register;
using Portal.Accounts.Roles;
using Portal.Accounts.Setup;
using Portal.Accounts.SignIn;
using Portal.Accounts.Site;
using Portal.Accounts.Texts;
using Portal.Kit.Events;
using Portal.Kit.Modules;
using Portal.Kit.Places;
using Portal.Kit.Web;
using Portal.Storage;
using Portal.Storage.Jobs;

namespace Portal.Accounts;

/// <summary>People, places, roles per place, sign-in, consent and closure, audit trail.</summary>
public sealed class AccountsModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "accounts";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(AccountsModule).Assembly;

    /// <inheritdoc />
    public override IReadOnlyList<Permission> Permissions => AccountsPermissions.All;

    /// <inheritdoc />
    public override IReadOnlyList<DeskEntry> Desk =>
    [
        new("desk.people", typeof(AccountsTexts), "/desk/people", "people", AccountsPermissions.ResetPassword, 800),
        new("desk.places", typeof(AccountsTexts), "/desk/places", "map", AccountsPermissions.Places, 810),
        new("desk.site", typeof(AccountsTexts), "/desk/site", "gear", AccountsPermissions.Site, 820),
        new("desk.audit", typeof(AccountsTexts), "/desk/audit", "shield", AccountsPermissions.Audit, 830),
    ];

    /// <inheritdoc />
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(Entities);
        services.AddSignIn();
        AddPlaces(services);
        AddPeople(services);
        services.AddSingleton<SiteData>();
        services.AddSingleton<ISiteIdentity>(sp => sp.GetRequiredService<SiteData>());
        services.AddSingleton<ChangeSite>();
        services.AddSingleton<PrivacyNotices>();
        services.AddSingleton<SetUpPortal>();
        services.AddHostedService<SetupAddress>();
        services.AddSingleton<AuditList>();
        services.AddRecipeStep<SiteStep>();
        services.AddRecipeStep<PlacesStep>();
        services.AddRecipeStep<PeopleStep>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSignIn();
        endpoints.MapRegister();
        endpoints.MapMe();
        endpoints.MapJoin();
        endpoints.MapSetup();
    }

    private static void Entities(ModelBuilder model)
    {
        model.ApplyConfiguration(new AuditRowConfiguration());
        model.ApplyConfiguration(new PlaceRowConfiguration());
        model.ApplyConfiguration(new PlaceSettingRow.Table());
        model.ApplyConfiguration(new PersonRowConfiguration());
        model.ApplyConfiguration(new ContactRowConfiguration());
        model.ApplyConfiguration(new RoleRowConfiguration());
        model.ApplyConfiguration(new CodeRow.Table());
        model.ApplyConfiguration(new ConsentRow.Table());
        model.ApplyConfiguration(new PrivacyNoticeRow.Table());
        model.ApplyConfiguration(new InvitationRow.Table());
        model.ApplyConfiguration(new SetupRow.Table());
        model.ApplyConfiguration(new SiteRow.Table());
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<PersonRow>, PasswordHasher<PersonRow>>();
        services.AddSingleton<NewPerson>();
        services.AddSingleton<RegisterVillager>();
        services.AddSingleton<ICodeSender, ConsoleCodeSender>();
        services.AddSingleton<PhoneCodes>();
        services.AddScoped<MyAccount>();
        services.AddSingleton<ExportMine>();
        services.AddSingleton<EraseClosed>();
        services.AddSingleton<IJob>(sp => sp.GetRequiredService<EraseClosed>());
        services.AddSingleton<InviteStaff>();
        services.AddSingleton<JoinStaff>();
        services.AddSingleton<GiveRole>();
        services.AddSingleton<LockPerson>();
        services.AddSingleton<ConfirmName>();
        services.AddSingleton<ResetPassword>();
        services.AddSingleton<PeopleList>();
    }

    private static void AddPlaces(IServiceCollection services)
    {
        services.AddSingleton<PlaceTree>();
        services.AddSingleton<IPlaces>(sp => sp.GetRequiredService<PlaceTree>());
        services.AddHandler<PlacesChanged, SpreadPlaces>();
        services.AddSingleton<PlaceCommands>();
        services.AddSingleton<AddPlace>();
        services.AddSingleton<RenamePlace>();
        services.AddSingleton<MovePlace>();
        services.AddSingleton<RemovePlace>();
        services.AddSingleton<PutPlaceBack>();
        services.AddSingleton<SettingRows>();
        services.AddSingleton<PlaceSettings>();
        services.AddSingleton<IPlaceSettings>(sp => sp.GetRequiredService<PlaceSettings>());
    }
}
