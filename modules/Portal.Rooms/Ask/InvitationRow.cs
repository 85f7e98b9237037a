using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Ask;

/// <summary>
/// An invitation (话题征集): a question that staff put on screen, table <c>rooms_invitations</c>. Its answers are comments that
/// carry its number, so they are screened, held, hidden, liked and reported as comments are, and stay with the episode.
/// </summary>
public sealed class InvitationRow
{
    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>Counts from 1 in the episode; its wall is <c>/rooms/SLUG/NUMBER/wall/THIS</c>.</summary>
    public int Number { get; set; }

    /// <summary>晒晒你家的老规矩; 1–40 characters.</summary>
    public required string Question { get; set; }

    /// <summary>What an answer may look like, shown in the empty field; at most 60 characters, may be empty.</summary>
    public required string Example { get; set; }

    /// <summary>First put on screen, UTC.</summary>
    public DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<InvitationRow>
    {
        public void Configure(EntityTypeBuilder<InvitationRow> builder)
        {
            builder.ToTable("rooms_invitations");
            builder.HasKey(i => new { i.EpisodeId, i.Number });
            builder.Property(i => i.Question).HasMaxLength(40);
            builder.Property(i => i.Example).HasMaxLength(60);
            builder.HasOne<EpisodeRow>().WithMany().HasForeignKey(i => i.EpisodeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
