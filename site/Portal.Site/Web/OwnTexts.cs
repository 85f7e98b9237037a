using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Portal.Site.Web;

/// <summary>
/// Our texts come from resx files by the framework's own factory. BootstrapBlazor puts its JSON factory in the place of
/// that one, with a service provider kept in a static field: slower, and dead as soon as a first host of the process has
/// ended. It keeps its own components only.
/// </summary>
internal sealed class OwnTexts(IStringLocalizerFactory theirs, IOptions<LocalizationOptions> options, ILoggerFactory logs) : IStringLocalizerFactory
{
    private readonly ResourceManagerStringLocalizerFactory ours = new(options, logs);

    public IStringLocalizer Create(Type resourceSource) =>
        IsOurs(resourceSource.FullName) ? ours.Create(resourceSource) : theirs.Create(resourceSource);

    public IStringLocalizer Create(string baseName, string location) =>
        IsOurs(baseName) ? ours.Create(baseName, location) : theirs.Create(baseName, location);

    /// <summary>Call it after BootstrapBlazor has registered its own.</summary>
    public static void Add(IServiceCollection services)
    {
        var theirs = services.Last(d => d.ServiceType == typeof(IStringLocalizerFactory)).ImplementationType!;
        services.AddSingleton<IStringLocalizerFactory>(provider => new OwnTexts(
            (IStringLocalizerFactory)ActivatorUtilities.CreateInstance(provider, theirs),
            provider.GetRequiredService<IOptions<LocalizationOptions>>(),
            provider.GetRequiredService<ILoggerFactory>()));
    }

    private static bool IsOurs(string? name) => name?.StartsWith("Portal.", StringComparison.Ordinal) == true;
}
