using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Kit.Articles;

/// <summary>Other modules ask: begin an article from what you have, for the editors to finish and the reviewers to pass. Answered by Stories.</summary>
public interface IArticleDrafts
{
    /// <summary>
    /// Begins a draft; checks that this person may write at the place. The same id again gives the same draft. The answer is
    /// the address at the desk where it is edited.
    /// </summary>
    Task<Outcome<string>> BeginAsync(CurrentUser user, NewArticle article, CancellationToken ct = default);
}

/// <summary>An article to begin.</summary>
/// <param name="Id">A UUIDv7 chosen by the asker.</param>
/// <param name="PlaceId">Where it belongs.</param>
/// <param name="Title">1–80 characters.</param>
/// <param name="Body">Markdown, at most 100,000 characters; pictures by their address in the media library.</param>
/// <param name="CoverId">A picture of the media library, or null.</param>
public sealed record NewArticle(Guid Id, Guid PlaceId, string Title, string Body, Guid? CoverId = null);
