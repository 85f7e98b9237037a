using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Storage.Secrets;

/// <summary>A secret of the installation itself, sealed.</summary>
internal sealed class SecretRow
{
    public required string Name { get; set; }

    public required string Sealed { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SecretRow>
    {
        public void Configure(EntityTypeBuilder<SecretRow> builder)
        {
            builder.ToTable("storage_secrets");
            builder.HasKey(s => s.Name);
            builder.Property(s => s.Name).HasMaxLength(80);
            builder.Property(s => s.Sealed).HasMaxLength(1000);
        }
    }
}
