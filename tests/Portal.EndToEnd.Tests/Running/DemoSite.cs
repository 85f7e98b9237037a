using Portal.EndToEnd.Tests.Running;

[assembly: AssemblyFixture(typeof(Browser))]
[assembly: AssemblyFixture(typeof(DemoSite))]

namespace Portal.EndToEnd.Tests.Running;

/// <summary>The portal with the demo township, one process for all stories that do not change settings or kill it.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    /// <summary>The running process.</summary>
    public SiteProcess Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await SiteProcess.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
