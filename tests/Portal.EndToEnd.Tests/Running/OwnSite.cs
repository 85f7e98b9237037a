namespace Portal.EndToEnd.Tests.Running;

/// <summary>The demo township in a process of one class alone: for stories that put other rooms on air than the demo's.</summary>
public sealed class OwnSite : IAsyncLifetime
{
    /// <summary>The running process.</summary>
    public SiteProcess Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await SiteProcess.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
