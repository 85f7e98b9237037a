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

    /// <summary>Seconds that all viewers together watched in this minute, counted every ten seconds.</summary>
    public int ViewerSeconds { get; set; }

    /// <summary>Most HLS players at once.</summary>
    public int Hls { get; set; }

    /// <summary>Most FLV players at once.</summary>
    public int Flv { get; set; }

    /// <summary>Most RTMP players at once.</summary>
    public int Rtmp { get; set; }

    /// <summary>Most listeners without a picture at once.</summary>
    public int Listen { get; set; }

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
