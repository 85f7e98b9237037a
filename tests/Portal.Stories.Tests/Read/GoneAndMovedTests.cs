using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Publish;
using Portal.Content.Slugs;
using Portal.Content.Write;
using Portal.Kit.People;

namespace Portal.Stories.Tests.Read;

public sealed class GoneAndMovedTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_old_address_redirects_for_good_and_a_story_taken_down_is_gone_at_once()
    {
        var story = await site.StoryAsync("mengpopo-chagang");
        var county = story.PlacePath.Split('/')[0] + "/";
        var boss = new CurrentUser(Guid.NewGuid(), "终审", [new Grant(Role.FinalReviewer, story.PlaceId, county)]);
        await site.GetAsync("/stories/mengpopo-chagang");
        Assert.True((await site.Factory.Services.GetRequiredService<ChangeSlug>().HandleAsync(boss, story.Id, "chagang", Ct)).IsDone);
        using var moved = await site.Browser.GetAsync(new Uri("/stories/mengpopo-chagang", UriKind.Relative), Ct);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/stories/chagang"), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        await site.GetAsync("/stories/chagang");
        Assert.True((await site.Factory.Services.GetRequiredService<TakeDown>().HandleAsync(boss, story.Id, "有一处要核对", Ct)).IsDone);
        using var gone = await site.Browser.GetAsync(new Uri("/stories/chagang", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.DoesNotContain("chagang", await site.GetAsync("/search?q=茶缸"), StringComparison.Ordinal);
        Assert.True((await site.Factory.Services.GetRequiredService<RestoreVersion>().HandleAsync(
            boss with { Grants = [new Grant(Role.Administrator, story.PlaceId, county)] }, story.Id, story.VersionId, Ct)).IsDone);
    }
}
