using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places.Settings;
using Portal.Content.Types;
using Portal.Kit.Places;

namespace Portal.Stories.Model;

/// <summary>How many reviews a kind of text passes at a place. Inherited from the place above.</summary>
public sealed record ReviewRules
{
    /// <summary>身边好人.</summary>
    public Reviews Story { get; init; } = Reviews.Three;

    /// <summary>文章.</summary>
    public Reviews Article { get; init; } = Reviews.Three;

    /// <summary>政策问答.</summary>
    public Reviews Policy { get; init; } = Reviews.Three;

    /// <summary>公告, small notices.</summary>
    public Reviews Notice { get; init; } = Reviews.FirstAndFinal;

    internal static IReadOnlyList<ReviewStep> Steps(Reviews reviews) => reviews switch
    {
        Reviews.FirstAndFinal => [ReviewStep.First, ReviewStep.Final],
        Reviews.FinalOnly => [ReviewStep.Final],
        _ => ContentType.ThreeReviews,
    };

    internal static Func<IServiceProvider, Place, CancellationToken, ValueTask<IReadOnlyList<ReviewStep>>> Of(Func<ReviewRules, Reviews> kind) =>
        async (services, place, ct) => Steps(kind(await services.GetRequiredService<IPlaceSettings>().GetAsync<ReviewRules>(place, ct)));
}

/// <summary>Which of the three reviews are asked for.</summary>
public enum Reviews
{
    /// <summary>初审、复审、终审.</summary>
    Three,

    /// <summary>初审、终审.</summary>
    FirstAndFinal,

    /// <summary>终审.</summary>
    FinalOnly,
}
