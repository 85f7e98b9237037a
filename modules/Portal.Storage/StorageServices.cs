using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Kit.Events;
using Portal.Storage.Database;
using Portal.Storage.Events;
using Portal.Storage.Jobs;
using Portal.Storage.Recipes;

namespace Portal.Storage;

/// <summary>How modules register what they keep and what they do in the background.</summary>
public static class StorageServices
{
    /// <summary>Adds entity configurations to the portal's model. Tables are prefixed by the module: <c>rooms_episodes</c>.</summary>
    public static IServiceCollection AddEntities(this IServiceCollection services, Action<ModelBuilder> configure) =>
        services.AddSingleton(new ModelPart(configure));

    /// <summary>Names the assembly of the checked-in migrations: that of the site.</summary>
    public static IServiceCollection AddMigrations(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new MigrationsHome(assembly));

    /// <summary>Adds a job, a singleton.</summary>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services)
        where TJob : class, IJob => services.AddSingleton<IJob, TJob>();

    /// <summary>Subscribes a handler, a singleton, to an event. One class may handle several events: its cursor then passes along all of them in order.</summary>
    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : PortalEvent
        where THandler : class, IHandle<TEvent>
    {
        services.TryAddSingleton<THandler>();
        services.AddSingleton<IHandle<TEvent>>(sp => sp.GetRequiredService<THandler>());
        return services.AddSingleton(sp => EventRoute.To<TEvent>(sp.GetRequiredService<THandler>()));
    }

    /// <summary>Adds a recipe step, made anew for each import. Steps run in the order of registration.</summary>
    public static IServiceCollection AddRecipeStep<TStep>(this IServiceCollection services)
        where TStep : class, IRecipeStep => services.AddScoped<IRecipeStep, TStep>();
}
