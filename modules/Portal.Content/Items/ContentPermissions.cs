using Portal.Content.Review.Who;
using Portal.Content.Types;
using Portal.Kit.Modules;
using Portal.Kit.People;

namespace Portal.Content.Items;

/// <summary>What staff may do with content, at a place and below.</summary>
public static class ContentPermissions
{
    /// <summary>Write, save, submit, restore, put into the media library.</summary>
    public static Permission Write { get; } = new("content.write", Role.Editor);

    /// <summary>Sign or send back in 初审.</summary>
    public static Permission ReviewFirst { get; } = new("content.review-first", Role.FirstReviewer);

    /// <summary>Sign or send back in 复审.</summary>
    public static Permission ReviewSecond { get; } = new("content.review-second", Role.SecondReviewer);

    /// <summary>Sign or send back in 终审.</summary>
    public static Permission ReviewFinal { get; } = new("content.review-final", Role.FinalReviewer);

    /// <summary>Sign where a place asks its editors to.</summary>
    public static Permission ReviewByEditor { get; } = new("content.review-editor", Role.Editor);

    /// <summary>Sign where a place asks its leaders to.</summary>
    public static Permission ReviewByLeader { get; } = new("content.review-leader", Role.Leader);

    /// <summary>Sign where a place asks its administrators to.</summary>
    public static Permission ReviewByAdministrator { get; } = new("content.review-administrator");

    /// <summary>Publish what has passed its reviews, now or at an hour; change a slug.</summary>
    public static Permission Publish { get; } = new("content.publish", Role.Editor, Role.FinalReviewer);

    /// <summary>Take down at once.</summary>
    public static Permission TakeDown { get; } = new("content.take-down", Role.Editor, Role.FinalReviewer, Role.Moderator);

    /// <summary>Read drafts and their history.</summary>
    public static Permission Read { get; } =
        new("content.read", Role.Editor, Role.FirstReviewer, Role.SecondReviewer, Role.FinalReviewer, Role.Moderator, Role.Leader);

    /// <summary>Arrange the home page, the menu and the banner; at the root of the place tree.</summary>
    public static Permission Front { get; } = new("content.front", Role.Editor);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } = [
        Write, ReviewFirst, ReviewSecond, ReviewFinal, ReviewByEditor, ReviewByLeader, ReviewByAdministrator, Publish, TakeDown, Read, Front,
    ];

    /// <summary>The permission that stands for a role asked to sign.</summary>
    public static Permission Review(Reviewer reviewer) => reviewer switch
    {
        Reviewer.FirstReviewer => ReviewFirst,
        Reviewer.SecondReviewer => ReviewSecond,
        Reviewer.Editor => ReviewByEditor,
        Reviewer.Leader => ReviewByLeader,
        Reviewer.Administrator => ReviewByAdministrator,
        _ => ReviewFinal,
    };

    /// <summary>The permission of a review step.</summary>
    public static Permission Review(ReviewStep step) => step switch
    {
        ReviewStep.First => ReviewFirst,
        ReviewStep.Second => ReviewSecond,
        _ => ReviewFinal,
    };
}
