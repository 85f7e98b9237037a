using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Accounts.Audit;
using Portal.Accounts.Codes;
using Portal.Accounts.People;
using Portal.Accounts.Privacy;
using Portal.Accounts.SignIn;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;
using Portal.Storage.Jobs;

namespace Portal.Accounts.Me;

/// <summary>
/// Erases accounts whose 60 days are over: first what other modules keep, then name, number and password here. The bare
/// row stays, so that figures and the audit trail still stand.
/// </summary>
internal sealed class EraseClosed(PortalStore store, IEnumerable<IPersonalData> modules, TimeProvider clock, ILogger<EraseClosed> log) : IJob
{
    private const int Batch = 100;

    public string Name => "accounts.erase-closed";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var id in await DueAsync(ct))
        {
            foreach (var module in modules)
                await module.EraseAsync(id, ct);
            if (await store.WriteAsync(db => EraseAsync(db, id, ct), ct))
                log.LogInformation("The account {Person} was erased, 60 days after it was closed", id);
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var due = clock.UtcNow() - Closing.Hold;
        await using var db = store.Open();
        return await db.Set<PersonRow>()
            .Where(p => p.ClosingAt != null && p.ClosingAt <= due && p.ClosedAt == null)
            .OrderBy(p => p.ClosingAt)
            .Select(p => p.Id)
            .Take(Batch)
            .ToListAsync(ct);
    }

    private async Task<bool> EraseAsync(PortalDb db, Guid id, CancellationToken ct)
    {
        // Asked again inside the write: it may have been taken back meanwhile.
        var due = clock.UtcNow() - Closing.Hold;
        var person = await db.Set<PersonRow>().AsTracking().SingleOrDefaultAsync(p => p.Id == id && p.ClosingAt <= due && p.ClosedAt == null, ct);
        if (person is null)
            return false;
        await db.Set<ContactRow>().Where(c => c.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<CodeRow>().Where(c => c.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<ConsentRow>().Where(c => c.PersonId == id).ExecuteDeleteAsync(ct);
        person.Name = "";
        person.NameConfirmedAt = null;
        person.SortKey = "";
        person.UserName = $"closed-{id:N}";
        person.NormalizedUserName = person.UserName.ToUpperInvariant();
        person.PasswordHash = null;
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        person.ClosedAt = clock.UtcNow();
        db.Audit(CurrentUser.Visitor, clock.UtcNow(), "accounts.erased", $"person:{id}");
        return true;
    }
}
