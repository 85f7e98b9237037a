using Portal.Kit.Web;

namespace Portal.Calendar;

/// <summary>The cached pages that show activities.</summary>
internal sealed class CalendarPages(IPageCache? cache = null)
{
    /// <summary>Tag of every page that lists activities: months, home, feeds.</summary>
    public const string Tag = "calendar";

    /// <summary>Tag of one activity's page.</summary>
    public static string TagOf(Guid activityId) => $"activity:{activityId}";

    /// <summary>Drops the pages that show this activity.</summary>
    public ValueTask EvictAsync(Guid activityId, CancellationToken ct = default) =>
        cache?.EvictAsync([Tag, TagOf(activityId)], ct) ?? ValueTask.CompletedTask;

    /// <summary>Drops the pages that list activities.</summary>
    public ValueTask EvictAllAsync(CancellationToken ct = default) => cache?.EvictAsync([Tag], ct) ?? ValueTask.CompletedTask;
}
