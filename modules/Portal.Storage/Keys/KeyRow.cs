using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Storage.Keys;

/// <summary>An element of the Data Protection key ring.</summary>
internal sealed class KeyRow
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    public required string Xml { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<KeyRow>
    {
        public void Configure(EntityTypeBuilder<KeyRow> builder)
        {
            builder.ToTable("storage_keys");
            builder.HasKey(k => k.Id);
            builder.Property(k => k.Name).HasMaxLength(200);
        }
    }
}
