using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.People;

namespace Portal.Accounts.Privacy;

/// <summary>A version of the privacy notice, table <c>accounts_privacy_notices</c>. Never changed: people agreed to it as it is.</summary>
internal sealed class PrivacyNoticeRow
{
    public const int MaxText = 20_000;

    /// <summary>1, 2, 3 …</summary>
    public int Version { get; set; }

    public required string Text { get; set; }

    public DateTime At { get; set; }

    public Guid? PersonId { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PrivacyNoticeRow>
    {
        public void Configure(EntityTypeBuilder<PrivacyNoticeRow> builder)
        {
            builder.ToTable("accounts_privacy_notices");
            builder.HasKey(n => n.Version);
            builder.Property(n => n.Version).ValueGeneratedNever();
            builder.Property(n => n.Text).HasMaxLength(MaxText);
        }
    }
}

/// <summary>Who agreed to which version, table <c>accounts_consents</c>.</summary>
internal sealed class ConsentRow
{
    public Guid PersonId { get; set; }

    public int Version { get; set; }

    public DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ConsentRow>
    {
        public void Configure(EntityTypeBuilder<ConsentRow> builder)
        {
            builder.ToTable("accounts_consents");
            builder.HasKey(c => new { c.PersonId, c.Version });
            builder.HasOne<PersonRow>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
