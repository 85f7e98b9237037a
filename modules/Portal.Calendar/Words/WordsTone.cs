using Portal.Content.Items;

namespace Portal.Calendar.Words;

/// <summary>The tone of a badge that says where words stand.</summary>
internal static class WordsTone
{
    public static string? Of(ItemState state) => state switch
    {
        ItemState.FirstReview or ItemState.SecondReview or ItemState.FinalReview => "wheat",
        ItemState.Approved or ItemState.Scheduled or ItemState.Published => "ok",
        ItemState.TakenDown => "warn",
        _ => null,
    };
}
