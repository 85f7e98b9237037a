using Microsoft.Extensions.Localization;
using Portal.Kit.Modules;
using Portal.Kit.People;
using Portal.Moderation.Texts;

namespace Portal.Moderation.Reports.Lane;

/// <summary>Tells the desk's first page how many reported things wait for an answer at this person's places.</summary>
internal sealed class ReportsWaiting(ReportLane lane, IStringLocalizer<ModerationTexts> texts) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken ct = default) =>
        user.MayAnywhere(ModerationPermissions.Moderate) && await lane.OpenAsync(user, ct) is > 0 and var count
            ? [new Waiting(texts["reports.waiting"], count, "/desk/reports", "shield")]
            : [];
}
