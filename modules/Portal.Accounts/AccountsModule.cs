using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Places.Add;
using Portal.Accounts.Places.Move;
using Portal.Accounts.Places.Remove;
using Portal.Accounts.Places.Rename;
using Portal.Accounts.Places.Settings;
using Portal.Accounts.Recipes;
using Portal.Accounts.Roles;
using Portal.Accounts.SignIn;
using Portal.Kit.Events;
using Portal.Kit.Modules;
using Portal.Kit.Places;
using Portal.Storage;

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
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddEntities(Entities);
        services.AddSignIn();
        AddPlaces(services);
        services.AddRecipeStep<PlacesStep>();
        services.AddRecipeStep<PeopleStep>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapSignIn();

    private static void Entities(ModelBuilder model)
    {
        model.ApplyConfiguration(new AuditRowConfiguration());
        model.ApplyConfiguration(new PlaceRowConfiguration());
        model.ApplyConfiguration(new PlaceSettingRow.Table());
        model.ApplyConfiguration(new PersonRowConfiguration());
        model.ApplyConfiguration(new ContactRowConfiguration());
        model.ApplyConfiguration(new RoleRowConfiguration());
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
        services.AddSingleton<SettingRows>();
        services.AddSingleton<PlaceSettings>();
        services.AddSingleton<IPlaceSettings>(sp => sp.GetRequiredService<PlaceSettings>());
    }
}
