using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Replay.Captions;

/// <summary>
/// An episode's captions (字幕), table <c>rooms_captions</c>. Their times count from the broadcast's beginning, not from the
/// replay's: what is trimmed or cut afterwards does not put them out of step.
/// </summary>
public sealed class CaptionsRow
{
    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>WebVTT, as written by us; at most a megabyte.</summary>
    public required string Text { get; set; }

    /// <summary>How many captions.</summary>
    public int Count { get; set; }

    /// <summary>When they were uploaded, UTC.</summary>
    public DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<CaptionsRow>
    {
        public void Configure(EntityTypeBuilder<CaptionsRow> builder)
        {
            builder.ToTable("rooms_captions");
            builder.HasKey(c => c.EpisodeId);
            builder.HasOne<EpisodeRow>().WithOne().HasForeignKey<CaptionsRow>(c => c.EpisodeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
