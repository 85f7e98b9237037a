using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Content.Items;
using Portal.Content.Types;

namespace Portal.Calendar.Words;

/// <summary>
/// The words and the picture of an activity as a content item under the activity's own id: versions, drafts, reviews,
/// schedule. Times, seats and venue are rows of this module and wait for nobody.
/// </summary>
internal static class ActivityContent
{
    /// <summary>Kind of the search entries and of the content type.</summary>
    public const string Key = "activity";

    public static ContentType Type { get; } = new(Key, typeof(CalendarTexts), "type.activity", "/calendar/{slug}", ContentType.ThreeReviews)
    {
        Check = Check,
        Words = part => string.Join('\n', ActivityPart.Read(part).Audience, ActivityPart.Read(part).Bring),
        ReviewsAt = WordsRules.AtAsync,
        DeskPattern = "/desk/activities/{id}",
    };

    /// <summary>The words that stand in a row: those that the public reads, or those of a draft.</summary>
    public static ItemText Of(ActivityRow row) => Text(row.Title, row.Words, row.Audience, row.Bring, row.PictureId);

    /// <summary>Words as an item keeps them. For whom and what to bring stand in the summary too, where reviewers read them.</summary>
    public static ItemText Text(string title, string words, string audience, string bring, Guid? picture) => new(title.Trim(), words.ReplaceLineEndings("\n").Trim())
    {
        Summary = string.Join(" · ", new[] { audience.Trim(), bring.Trim() }.Where(w => w.Length > 0)),
        CoverId = picture,
        Part = new ActivityPart { Audience = audience.Trim(), Bring = bring.Trim() }.Write(),
    };

    /// <summary>Puts words into a row.</summary>
    public static void Put(ActivityRow row, ItemText text)
    {
        var part = ActivityPart.Read(text.Part);
        (row.Title, row.Words, row.PictureId) = (text.Title, text.Body, text.CoverId);
        (row.Audience, row.Bring) = (part.Audience, part.Bring);
    }

    // The desk's form is narrower than an item may be; an item brought in otherwise must fit as well.
    private static string? Check(ItemText text, IServiceProvider services)
    {
        var part = ActivityPart.Read(text.Part);
        return text.Title.Length <= 40 && text.Body.Length <= 2000 && part.Audience.Length <= 40 && part.Bring.Length <= 80
            ? null
            : services.GetRequiredService<IStringLocalizer<CalendarTexts>>()["plan.words.bad"].Value;
    }
}
