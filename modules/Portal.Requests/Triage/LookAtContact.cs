using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Storage.Secrets;

namespace Portal.Requests.Triage;

/// <summary>Shows the orderer's telephone number to who handles the order; every look is in the audit trail.</summary>
internal sealed class LookAtContact(OrderWrites writes, Desk desk, SecretBox box, TimeProvider clock, IStringLocalizer<RequestsTexts> texts)
{
    /// <summary>The number, or null when there is none.</summary>
    public async Task<Outcome<string>> LookAsync(CurrentUser user, Guid orderId, CancellationToken ct) => await writes.RunAsync(
        async db =>
        {
            var row = await db.Set<OrderRow>().SingleOrDefaultAsync(o => o.Id == orderId, ct);
            if (row is null || await desk.HatsAsync(db, row, user, ct) == Hats.None)
                throw new RefusedException(new Refusal(RefusalKind.NotFound, texts["no.order"]));
            var contact = await db.Set<ContactRow>().SingleOrDefaultAsync(c => c.OrderId == orderId, ct)
                ?? throw new RefusedException(new Refusal(RefusalKind.NotFound, texts["triage.no-phone"]));
            db.Audit(user, clock.UtcNow(), "requests.look-at-contact", $"order:{row.Id}", row.PlaceId);
            return box.Open(ContactRow.Purpose, contact.Phone);
        },
        ct);
}
