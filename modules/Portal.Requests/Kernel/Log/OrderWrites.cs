using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Kit.Outcomes;
using Portal.Requests.Texts;
using Portal.Storage.Database;

namespace Portal.Requests.Kernel.Log;

/// <summary>Runs a write on orders: refusals roll it back, collisions try it again from the start.</summary>
internal sealed class OrderWrites(PortalStore store, OrderChanges changes, IStringLocalizer<RequestsTexts> texts, ILogger<OrderWrites> log)
{
    private const int Tries = 8;

    /// <summary>Every command reads what it decides on inside <paramref name="work"/>, so that another try decides anew.</summary>
    public async Task<Outcome<T>> RunAsync<T>(Func<PortalDb, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var done = await store.WriteAsync(work, ct);
                await changes.RaiseAsync(ct);
                return done;
            }
            catch (RefusedException refused)
            {
                log.LogInformation("Refused: {Kind} {Message}", refused.Refusal.Kind, refused.Refusal.Message);
                return refused.Refusal;
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Somebody else wrote the same version, number or key: look again.
            }
            catch (DbUpdateException collision)
            {
                log.LogWarning(collision, "Gave up after {Tries} collisions", Tries);
                return new Refusal(RefusalKind.Conflict, texts["no.collision"]);
            }
        }
    }
}
