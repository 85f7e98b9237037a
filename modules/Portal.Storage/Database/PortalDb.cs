using Microsoft.EntityFrameworkCore;
using Portal.Kit.Time;
using Portal.Storage.Events;

namespace Portal.Storage.Database;

/// <summary>
/// The one database of the portal, composed of what the modules register with
/// <see cref="StorageServices.AddEntities"/>. Instants are UTC <see cref="DateTime"/>; ids are UUIDv7
/// (<see cref="Guid.CreateVersion7(DateTimeOffset)"/>). Read through <see cref="PortalStore.Open"/>, write through
/// <see cref="PortalStore.WriteAsync{T}"/>. A context got otherwise (ASP.NET Core Identity's stores) enters the write gate
/// for each <see cref="SaveChangesAsync(bool, CancellationToken)"/> by itself; any other way to write is refused, see
/// <see cref="GateGuard"/>.
/// </summary>
public abstract class PortalDb : DbContext
{
    private protected PortalDb(DbContextOptions options, ModelParts parts)
        : base(options)
    {
        Parts = parts;
    }

    internal ModelParts Parts { get; }

    /// <summary>Set by the factory; null at design time, where nothing is guarded.</summary>
    internal DbWiring? Wiring { get; set; }

    /// <summary>Whether whoever uses this context now holds the pass of the write gate.</summary>
    internal bool HoldsGate { get; set; }

    /// <summary>Events of the transaction that is going on; stored last, see <see cref="StoreAnnouncedAsync"/>.</summary>
    internal List<EventRow> Announced { get; } = [];

    /// <summary>Saves; outside a write of <see cref="PortalStore"/>, in a transaction and a pass of its own.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (HoldsGate || Wiring is null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        int saved;
        using (await Wiring.Gate.EnterAsync(cancellationToken))
        {
            HoldsGate = true;
            try
            {
                await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
                saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
                await StoreAnnouncedAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            finally
            {
                HoldsGate = false;
            }
        }
        await WakeHandlersAsync();
        return saved;
    }

    /// <summary>Refused: waiting for the gate must not hold a thread.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Save with SaveChangesAsync: waiting for the write gate must not hold a thread.");

    /// <summary>Applies the modules' configurations, then the conventions of this provider.</summary>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in Parts.All)
            part(modelBuilder);
        ApplyProviderConventions(modelBuilder);
    }

    /// <summary>Instants are stored and read as UTC.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private protected abstract void ApplyProviderConventions(ModelBuilder model);

    /// <summary>
    /// Stores the announced events as the last thing before the commit. Their ids must be in the order of the commits, or a
    /// handler's cursor would pass by an event that is committed later with a smaller id.
    /// </summary>
    internal async Task StoreAnnouncedAsync(CancellationToken ct)
    {
        if (Announced.Count == 0)
            return;
        await QueueForCommitAsync(ct);
        foreach (var row in Announced)
            row.At = Wiring?.Clock.UtcNow() ?? DateTime.UnixEpoch;
        AddRange(Announced);
        await base.SaveChangesAsync(true, ct);
    }

    /// <summary>Wakes the handlers of what was announced. After the commit, outside the gate.</summary>
    internal async ValueTask WakeHandlersAsync()
    {
        if (Announced.Count == 0 || Wiring is null)
            return;
        Announced.Clear();
        await Wiring.Signals.RaiseAsync(Announcements.Topic, CancellationToken.None);
    }

    /// <summary>From here to the commit, transactions with announcements come one after another.</summary>
    private protected abstract Task QueueForCommitAsync(CancellationToken ct);
}
