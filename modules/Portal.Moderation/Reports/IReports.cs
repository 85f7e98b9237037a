using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Moderation.Reports;

/// <summary>举报: anybody tells the moderators that something public should not stand.</summary>
public interface IReports
{
    /// <summary>Files a report. The same person reporting the same thing again changes nothing and is thanked all the same.</summary>
    Task<Outcome<Done>> FileAsync(CurrentUser who, ReportRequest request, CancellationToken ct = default);
}

/// <summary>What is reported.</summary>
/// <param name="Subject">Kind and id: <c>comment:ID</c>, <c>order:ID</c>; at most 100 characters.</param>
/// <param name="PlaceId">The place whose moderators get it.</param>
/// <param name="Address">Where it stands, relative to the root.</param>
/// <param name="Excerpt">What stands there, at most 300 characters.</param>
/// <param name="Reason">Why, 1–200 characters.</param>
public sealed record ReportRequest(string Subject, Guid PlaceId, string Address, string Excerpt, string Reason);
