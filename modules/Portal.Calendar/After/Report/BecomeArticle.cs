using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Texts;
using Portal.Content.Markup;
using Portal.Kit.Articles;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Calendar.After.Report;

/// <summary>Makes a draft article of the report and its pictures; asked again it leads to the same draft.</summary>
internal sealed class BecomeArticle(
    PortalStore store, ReadAfter read, Pages media, TimeProvider clock, IStringLocalizer<TakePartTexts> texts, IArticleDrafts? articles = null)
{
    public async Task<Outcome<string>> HandleAsync(CurrentUser user, Guid id, CancellationToken ct = default)
    {
        if (articles is null || await read.FindAsync(user, id, ct) is not { } after)
            return new Refusal(RefusalKind.NotFound, texts["list.gone"]);
        if (after.Report.Words.Length == 0)
            return new Refusal(RefusalKind.Invalid, texts["report.words.none"], "words");
        var article = new NewArticle(await IdAsync(id, ct), after.Activity.PlaceId, after.Title, await BodyAsync(after, ct), after.Photos.Count > 0 ? after.Photos[0] : null);
        return await articles.BeginAsync(user, article, ct);
    }

    // Chosen once, so that a doubled click makes one article.
    private Task<Guid> IdAsync(Guid id, CancellationToken ct) => store.WriteAsync(
        async db =>
        {
            await db.Set<ReportRow>().Where(r => r.OccurrenceId == id && r.ArticleId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.ArticleId, Guid.CreateVersion7(clock.GetUtcNow())), ct);
            return await db.Set<ReportRow>().Where(r => r.OccurrenceId == id).Select(r => r.ArticleId!.Value).SingleAsync(ct);
        },
        ct);

    private async Task<string> BodyAsync(AfterView after, CancellationToken ct)
    {
        var day = ChinaTime.LocalDay(after.Occurrence.Starts);
        var body = new StringBuilder();
        body.Append(texts["article.lead", day.Month, day.Day, after.Occurrence.Venue ?? after.Activity.Venue, after.Came].Value).Append("\n\n");
        foreach (var part in after.Report.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            body.Append(part).Append("\n\n");
        var facts = await media.FactsAsync(after.Photos, ct);
        foreach (var photo in after.Photos.Skip(1).Where(facts.ContainsKey).Select(p => facts[p]))
            body.Append(CultureInfo.InvariantCulture, $"![{photo.Alt.Replace("]", "", StringComparison.Ordinal)}]({photo.Address})\n\n");
        return body.ToString().TrimEnd();
    }
}
