using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;
using Portal.Kit.People;

namespace Portal.Accounts.Invite;

/// <summary>An invitation to the staff, table <c>accounts_invitations</c>: one role at one place, works once, ends after seven days.</summary>
internal sealed class InvitationRow
{
    public Guid Id { get; set; }

    public required string Hash { get; set; }

    /// <summary>For whom, as the inviter wrote it; only a reminder.</summary>
    public required string Name { get; set; }

    public Role Role { get; set; }

    public Guid PlaceId { get; set; }

    public Guid InvitedBy { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime EndsAt { get; set; }

    /// <summary>Accepted or withdrawn, UTC. Of two who use it at once one is refused: the column is the version.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>Who accepted; null while open and when withdrawn.</summary>
    public Guid? PersonId { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<InvitationRow>
    {
        public void Configure(EntityTypeBuilder<InvitationRow> builder)
        {
            builder.ToTable("accounts_invitations");
            builder.Property(i => i.Hash).HasMaxLength(64);
            builder.Property(i => i.Name).HasMaxLength(30);
            builder.Property(i => i.UsedAt).IsConcurrencyToken();
            builder.HasIndex(i => i.Hash).IsUnique();
            builder.HasIndex(i => i.PlaceId);
            builder.HasOne<PlaceRow>().WithMany().HasForeignKey(i => i.PlaceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
