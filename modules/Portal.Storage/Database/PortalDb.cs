using Microsoft.EntityFrameworkCore;

namespace Portal.Storage.Database;

/// <summary>
/// The one database of the portal, composed of what the modules register with
/// <see cref="StorageServices.AddEntities"/>. Instants are UTC <see cref="DateTime"/>; ids are UUIDv7
/// (<see cref="Guid.CreateVersion7(DateTimeOffset)"/>). Read through <see cref="PortalStore.Open"/>, write through
/// <see cref="PortalStore.WriteAsync{T}"/>.
/// </summary>
public abstract class PortalDb : DbContext
{
    private readonly ModelParts parts;

    private protected PortalDb(DbContextOptions options, ModelParts parts)
        : base(options)
    {
        this.parts = parts;
    }

    /// <summary>Applies the modules' configurations, then the conventions of this provider.</summary>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in parts.All)
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
}
