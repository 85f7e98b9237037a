using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Rooms.Programme;

/// <summary>Most viewers of an episode within a minute, table <c>rooms_samples</c>.</summary>
public sealed class ViewerSampleRow
{
    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>Start of the minute, UTC.</summary>
    public DateTime Minute { get; set; }

    /// <summary>Most viewers seen at once.</summary>
    public int Viewers { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ViewerSampleRow>
    {
        public void Configure(EntityTypeBuilder<ViewerSampleRow> builder)
        {
            builder.ToTable("rooms_samples");
            builder.HasKey(s => new { s.EpisodeId, s.Minute });
            builder.HasOne<EpisodeRow>().WithMany().HasForeignKey(s => s.EpisodeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
