using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Kit.Modules;

/// <summary>
/// One room of the house: what a class library adds to the portal. The site names its modules in <c>Program.cs</c>, in
/// the order in which they may rely on each other; nothing is found by reflection.
/// </summary>
public abstract class PortalModule
{
    /// <summary>Lower-case English name, used as prefix of tables, settings and log categories: <c>rooms</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The assembly whose routable components belong to the site; null when the module has no pages.</summary>
    public virtual Assembly? Pages => null;

    /// <summary>What may be allowed or refused to staff. Checked in queries and commands, listed on the roles page.</summary>
    public virtual IReadOnlyList<Permission> Permissions => [];

    /// <summary>Entries in the menu of the staff desk.</summary>
    public virtual IReadOnlyList<DeskEntry> Desk => [];

    /// <summary>Entries in the head of public pages.</summary>
    public virtual IReadOnlyList<PublicEntry> Menu => [];

    /// <summary>Zones of the home page.</summary>
    public virtual IReadOnlyList<HomeZone> Home => [];

    /// <summary>Zones of the page 我的.</summary>
    public virtual IReadOnlyList<MeZone> Me => [];

    /// <summary>Registers services, entities, jobs and event handlers.</summary>
    public virtual void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <summary>Maps endpoints: public forms, feeds, files, streams.</summary>
    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
