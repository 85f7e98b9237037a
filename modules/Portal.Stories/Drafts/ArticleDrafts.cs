using Portal.Content.Items;
using Portal.Content.Write;
using Portal.Kit.Articles;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Stories.Drafts;

/// <summary>Begins articles for other modules: a draft like any other, with its three reviews before it.</summary>
internal sealed class ArticleDrafts(CreateDraft create) : IArticleDrafts
{
    public async Task<Outcome<string>> BeginAsync(CurrentUser user, NewArticle article, CancellationToken ct = default)
    {
        var text = new ItemText(article.Title, article.Body) { CoverId = article.CoverId };
        var outcome = await create.HandleAsync(user, article.Id, StoriesModule.Article.Key, article.PlaceId, text, ct);
        return outcome.IsDone ? $"/desk/stories/{article.Id}" : outcome.Refusal;
    }
}
