using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Events;
using Portal.Storage.Jobs;
using Portal.Storage.Search;
using Portal.Testing;

namespace Portal.Storage.Tests.Search;

public sealed class SearchSourceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task What_is_announced_is_found_and_what_was_taken_down_is_not(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var shelf = host.Get<Shelf>();
        var jam = Guid.CreateVersion7();
        shelf.Things[jam] = "枣花蜜";
        var handler = Assert.Single(host.Services.GetServices<IHandle<ItemPublished>>());
        await handler.HandleAsync(new ItemPublished("thing", jam, Guid.Empty, true), Ct);
        await handler.HandleAsync(new ItemPublished("thing", jam, Guid.Empty, true), Ct);
        Assert.Equal(1, (await host.Get<SearchIndex>().QueryAsync(new("枣花"), Ct)).Total);
        shelf.Things.Remove(jam);
        await handler.HandleAsync(new ItemPublished("thing", jam, Guid.Empty, false), Ct);
        Assert.Equal(0, (await host.Get<SearchIndex>().QueryAsync(new("枣花"), Ct)).Total);
    }

    [Theory, BothDatabases]
    public async Task What_nobody_announced_is_caught_up_both_ways(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var shelf = host.Get<Shelf>();
        shelf.Things[Guid.CreateVersion7()] = "枣花蜜";
        var job = host.Services.GetServices<IJob>().Single(j => j.Name == "storage.search-catch-up");
        await job.RunAsync(Ct);
        Assert.Equal(1, (await host.Get<SearchIndex>().QueryAsync(new("枣花"), Ct)).Total);
        shelf.Things.Clear();
        await job.RunAsync(Ct);
        Assert.Equal(0, (await host.Get<SearchIndex>().QueryAsync(new("枣花"), Ct)).Total);
    }

    private static Task<StorageHost> StartAsync(OnDatabase kind) => StorageHost.StartAsync(
        kind, [], services => services.AddSingleton<Shelf>().AddSingleton<ISearchSource>(s => s.GetRequiredService<Shelf>()));

    private sealed class Shelf : ISearchSource
    {
        public Dictionary<Guid, string> Things { get; } = [];

        public string Kind => "thing";

        public Task<SearchEntry?> ReadAsync(Guid id, CancellationToken ct) => Task.FromResult(
            Things.TryGetValue(id, out var title) ? new SearchEntry(Kind, id, "qinghe/", title, "", "/things/1", StorageHost.Evening.UtcDateTime) : null);

        public Task<IReadOnlyCollection<Guid>> VisibleAsync(CancellationToken ct) => Task.FromResult<IReadOnlyCollection<Guid>>([.. Things.Keys]);
    }
}
