using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.People;

namespace Portal.Accounts.Codes;

/// <summary>The code last sent to a person, table <c>accounts_codes</c>; gone when it was used.</summary>
internal sealed class CodeRow
{
    public Guid PersonId { get; set; }

    public required string Fingerprint { get; set; }

    public DateTime EndsAt { get; set; }

    /// <summary>Wrong tries so far; after <see cref="PhoneCodes.MaxMisses"/> the code is void.</summary>
    public int Misses { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<CodeRow>
    {
        public void Configure(EntityTypeBuilder<CodeRow> builder)
        {
            builder.ToTable("accounts_codes");
            builder.HasKey(c => c.PersonId);
            builder.Property(c => c.Fingerprint).HasMaxLength(64);
            builder.Property(c => c.Misses).IsConcurrencyToken();
            builder.HasOne<PersonRow>().WithOne().HasForeignKey<CodeRow>(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
