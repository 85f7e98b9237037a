using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Items;
using Portal.Content.Read;
using Portal.Storage.Recipes;
using Portal.Testing;

namespace Portal.Stories.Tests;

/// <summary>The whole site with the demo recipe in it.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    public PortalFactory Factory { get; } = new();

    public HttpClient Browser => Factory.Browser();

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(PortalFactory.Repository, "site", "Portal.Site", "Recipes", "demo");
        await Factory.Services.GetRequiredService<RecipeImporter>().ImportAsync(folder, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Factory.DisposeAsync();

    public async Task<string> GetAsync(string address)
    {
        using var answer = await Browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<PublishedItem> StoryAsync(string slug = "qiaotou-xiuchepu") =>
        (await Factory.Services.GetRequiredService<PublishedItems>().FindAsync("story", slug, TestContext.Current.CancellationToken))!;

    public async Task<ItemRow> RowAsync(Guid id)
    {
        await using var db = Factory.Store.Open();
        return db.Set<ItemRow>().Single(i => i.Id == id);
    }
}
