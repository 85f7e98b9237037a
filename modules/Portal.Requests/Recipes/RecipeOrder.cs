namespace Portal.Requests.Recipes;

/// <summary>An entry of the section <c>orders</c>.</summary>
/// <param name="Words">What was ordered.</param>
/// <param name="Place">Path of the village.</param>
/// <param name="HoursAgo">When, before the import.</param>
/// <param name="Wanted">How many people want it, the orderer included.</param>
/// <param name="For"><c>elder</c> marks it as urgent.</param>
/// <param name="Steps">What happened since, in order.</param>
/// <param name="Person">User name of the orderer's account, or null.</param>
/// <param name="Category">Key of what it is about, or null while nobody said so.</param>
internal sealed record RecipeOrder(string? Words, string? Place, double HoursAgo, int Wanted, string? For, List<RecipeStepEntry>? Steps, string? Person, string? Category);

/// <summary>A step of a demo order.</summary>
/// <param name="Do">Key of the command: <c>dispatch</c>.</param>
/// <param name="HoursAgo">When, before the import.</param>
/// <param name="By">User name of who did it.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Words">What was said.</param>
/// <param name="Reason">Key of the reason.</param>
/// <param name="Face">3, 2 or 1.</param>
/// <param name="Result">What came of it.</param>
/// <param name="PromiseInHours">When it was promised, after the import.</param>
/// <param name="Episode">Name of an episode that an earlier section left, for <c>schedule</c> and answers on air.</param>
/// <param name="Second">Second of the recording.</param>
internal sealed record RecipeStepEntry(
    string? Do, double HoursAgo, string? By, string? Unit, string? Words, string? Reason, int? Face, string? Result, double? PromiseInHours, string? Episode, int? Second);
