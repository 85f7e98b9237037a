using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places.Settings;
using Portal.Content.Types;
using Portal.Kit.Places;

namespace Portal.Calendar.Words;

/// <summary>How many reviews the words of an activity pass at a place, key <c>calendar.words</c>. Inherited from the place above.</summary>
public sealed record WordsRules
{
    /// <summary>Key of these rules.</summary>
    public const string Key = "calendar.words";

    /// <summary>Which reviews.</summary>
    public ActivityReviews Reviews { get; init; } = ActivityReviews.Three;

    internal static async ValueTask<IReadOnlyList<ReviewStep>> AtAsync(IServiceProvider services, Place place, CancellationToken ct) =>
        (await services.GetRequiredService<IPlaceSettings>().GetAsync<WordsRules>(place, ct)).Reviews switch
        {
            ActivityReviews.FirstAndFinal => [ReviewStep.First, ReviewStep.Final],
            ActivityReviews.FinalOnly => [ReviewStep.Final],
            ActivityReviews.None => [],
            _ => ContentType.ThreeReviews,
        };
}

/// <summary>Which of the three reviews an activity's words pass.</summary>
public enum ActivityReviews
{
    /// <summary>初审、复审、终审.</summary>
    Three,

    /// <summary>初审、终审.</summary>
    FirstAndFinal,

    /// <summary>终审.</summary>
    FinalOnly,

    /// <summary>None: what is saved as public is public.</summary>
    None,
}
