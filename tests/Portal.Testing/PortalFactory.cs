using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Storage.Database;

namespace Portal.Testing;

/// <summary>
/// The whole site, started for a test: environment <c>Testing</c>, a database and data folder of its own, no demo recipe, a
/// free RTMP port. Usable as a class fixture. The log is shown when a test fails.
/// </summary>
public class PortalFactory : WebApplicationFactory<Site.Program>
{
    private readonly TempDatabase own = TempDatabase.Sqlite();

    /// <summary>A database to use instead of a new SQLite one; whoever made it disposes it. For PostgreSQL, or for two nodes.</summary>
    public TempDatabase? Database { get; init; }

    /// <summary>A clock in the test's hand; the system's when null.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Environment of the host; in <c>Development</c> it checks its services as a newcomer's start does.</summary>
    public string Environment { get; init; } = "Testing";

    /// <summary>Further settings.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Services that replace those of the site.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>What the server logged.</summary>
    public TestLog Log { get; } = new();

    public PortalStore Store => Services.GetRequiredService<PortalStore>();

    /// <summary>Folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>A client that keeps cookies and does not follow redirects: a browser seen closely.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(Path.Combine(Repository, "site", "Portal.Site"));
        builder.UseEnvironment(Environment);
        builder.UseSetting("Portal:Recipe", "");
        builder.UseSetting("Live:RtmpPort", "0");
        foreach (var (key, value) in (Database ?? own).Settings.Concat(Settings))
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).AddFilter("Microsoft", LogLevel.Warning));
        builder.ConfigureTestServices(services =>
        {
            if (Clock is not null)
                services.Replace(ServiceDescriptor.Singleton(Clock));
            Replace?.Invoke(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        Log.ShowIfFailed();
        await base.DisposeAsync();
        await own.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No Portal.sln above " + AppContext.BaseDirectory);
    }
}
