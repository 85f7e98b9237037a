using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Requests.Units;

/// <summary>An account that belongs to a unit, table <c>requests_members</c>.</summary>
internal sealed class MemberRow
{
    public Guid UnitId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>Display name when added; the account's own name may change.</summary>
    public required string Name { get; set; }

    /// <summary>First to be asked, then the backup (替班), then the others.</summary>
    public MemberPart Part { get; set; }

    /// <summary>Absent until, UTC; null when at work. Escalation skips whoever is absent.</summary>
    public DateTime? AbsentUntil { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<MemberRow>
    {
        public void Configure(EntityTypeBuilder<MemberRow> builder)
        {
            builder.ToTable("requests_members");
            builder.HasKey(m => new { m.UnitId, m.PersonId });
            builder.Property(m => m.Name).HasMaxLength(60);
            builder.HasIndex(m => m.PersonId);
            builder.HasOne<UnitRow>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Part of a member in its unit.</summary>
internal enum MemberPart
{
    Lead,
    Backup,
    Member,
}
