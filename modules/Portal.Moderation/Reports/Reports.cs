using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Moderation.Texts;
using Portal.Storage.Database;

namespace Portal.Moderation.Reports;

/// <summary>Files reports.</summary>
internal sealed class Reports(PortalStore store, TimeProvider clock, IStringLocalizer<ModerationTexts> texts) : IReports
{
    public async Task<Outcome<Done>> FileAsync(CurrentUser who, ReportRequest request, CancellationToken ct = default)
    {
        if (request.Reason.Trim() is not { Length: > 0 and <= 200 } reason)
            return new Refusal(RefusalKind.Invalid, texts["report.reason"], nameof(request.Reason));
        if (request.Subject.Length is 0 or > 100 || request.Address.Length > 300)
            return new Refusal(RefusalKind.Invalid, texts["report.subject"]);
        var name = who.Id is { } id ? $"p:{id}" : who.Device is { Length: > 0 and <= 70 } device ? $"d:{device}" : $"x:{Guid.NewGuid():N}";
        try
        {
            await store.WriteAsync(
                async db =>
                {
                    if (!await db.Set<ReportRow>().AnyAsync(r => r.Subject == request.Subject && r.Who == name, ct))
                        db.Add(Row(request, reason, name, clock.UtcNow()));
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // The same report sent twice in the same moment: the unique index kept one. Anything else goes on.
            await using var db = store.Open();
            if (!await db.Set<ReportRow>().AnyAsync(r => r.Subject == request.Subject && r.Who == name, ct))
                throw;
        }
        return Done.Instance;
    }

    private static ReportRow Row(ReportRequest request, string reason, string name, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Subject = request.Subject,
        Who = name,
        PlaceId = request.PlaceId,
        Address = request.Address,
        Excerpt = request.Excerpt.Length > 300 ? request.Excerpt[..300] : request.Excerpt,
        Reason = reason,
        At = now,
    };
}
