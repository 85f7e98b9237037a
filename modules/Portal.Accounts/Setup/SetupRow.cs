using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Accounts.Setup;

/// <summary>The set-up address of an empty portal, table <c>accounts_setup</c>; hashed, ends when it was used.</summary>
internal sealed class SetupRow
{
    public Guid Id { get; set; }

    public required string Hash { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Of two who use it at once one is refused: the column is the version.</summary>
    public DateTime? UsedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SetupRow>
    {
        public void Configure(EntityTypeBuilder<SetupRow> builder)
        {
            builder.ToTable("accounts_setup");
            builder.Property(s => s.Hash).HasMaxLength(64);
            builder.Property(s => s.UsedAt).IsConcurrencyToken();
            builder.HasIndex(s => s.Hash).IsUnique();
        }
    }
}
