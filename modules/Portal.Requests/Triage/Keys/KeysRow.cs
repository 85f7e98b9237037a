using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Requests.Triage.Keys;

/// <summary>Keys of the console that somebody laid elsewhere, table <c>requests_keys</c>.</summary>
internal sealed class KeysRow
{
    public Guid PersonId { get; set; }

    /// <summary>JSON: action to key, only those that differ from the usual ones.</summary>
    public required string Keys { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<KeysRow>
    {
        public void Configure(EntityTypeBuilder<KeysRow> builder)
        {
            builder.ToTable("requests_keys");
            builder.HasKey(k => k.PersonId);
            builder.Property(k => k.Keys).HasMaxLength(1000);
        }
    }
}
