using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Kit.Outcomes;
using Portal.Kit.Time;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Requests.Topics.Status;

/// <summary>Opens an order by number and last four digits of the telephone; after five misses the number is locked for an hour.</summary>
internal sealed partial class OpenByNumber(OrderWrites writes, SecretBox box, TimeProvider clock, IStringLocalizer<RequestsTexts> texts, ILogger<OpenByNumber> log)
{
    public const int Misses = 5;
    private static readonly TimeSpan Locked = TimeSpan.FromHours(1);

    /// <summary>The order's id. Tells nobody whether a number is there: unknown numbers miss and lock like others.</summary>
    public async Task<Outcome<Guid>> OpenAsync(string number, string lastFour, CancellationToken ct)
    {
        number = number.Trim().ToUpperInvariant();
        if (!NumberShape().IsMatch(number))
            return new Refusal(RefusalKind.Invalid, texts["find.number-wrong"], "number");
        if (lastFour.Trim() is not { Length: 4 } digits || !digits.All(char.IsAsciiDigit))
            return new Refusal(RefusalKind.Invalid, texts["find.four-wrong"], "four");
        var tried = await writes.RunAsync(db => TryAsync(db, number, digits, ct), ct);
        if (!tried.IsDone)
            return tried.Refusal;
        return tried.Value switch
        {
            { Found: { } found } => found,
            { IsLocked: true } => new Refusal(RefusalKind.TooMany, texts["find.locked"], "four"),
            _ => new Refusal(RefusalKind.NotFound, texts["find.miss", tried.Value.Left], "four"),
        };
    }

    private async Task<Attempted> TryAsync(PortalDb db, string number, string digits, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var miss = await db.Set<MissRow>().SingleOrDefaultAsync(m => m.Number == number, ct);
        if (miss?.LockedUntil > now)
            return new Attempted(null, true, 0);
        if (miss is null)
            db.Add(miss = new MissRow { Number = number });
        if (miss.LockedUntil is not null)
            (miss.Count, miss.LockedUntil) = (0, null);

        var contact = await db.Set<OrderRow>()
            .Where(o => o.Number == number)
            .Join(db.Set<ContactRow>(), o => o.Id, c => c.OrderId, (o, c) => new { o.Id, c.Phone })
            .SingleOrDefaultAsync(ct);
        if (contact is not null && Same(box.Open(ContactRow.Purpose, contact.Phone)[^4..], digits))
        {
            miss.Count = 0;
            return new Attempted(contact.Id, false, Misses);
        }

        miss.Count++;
        if (miss.Count >= Misses)
        {
            miss.LockedUntil = now + Locked;
            log.LogWarning("Order {Number} locked after {Misses} wrong tries", number, Misses);
        }

        return new Attempted(null, miss.LockedUntil is not null, Misses - miss.Count);
    }

    private static bool Same(string kept, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(given));

    [GeneratedRegex(@"^[A-Z]\d{6}-\d{4,6}$")]
    private static partial Regex NumberShape();

    private readonly record struct Attempted(Guid? Found, bool IsLocked, int Left);
}
