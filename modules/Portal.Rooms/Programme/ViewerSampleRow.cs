using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kit.Streams;
using Portal.Storage.Database;

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

    /// <summary>
    /// Counts viewers into their minute, in this transaction. A start and an end are counted with 0 seconds, so that an
    /// episode of a few seconds has figures too.
    /// </summary>
    internal static async Task NoteAsync(PortalDb db, Guid episodeId, DateTime now, int viewers, int seconds, AudienceCount audience, CancellationToken ct)
    {
        var minute = new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, DateTimeKind.Utc);
        var sample = await db.Set<ViewerSampleRow>().AsTracking().SingleOrDefaultAsync(s => s.EpisodeId == episodeId && s.Minute == minute, ct);
        if (sample is null)
            db.Add(sample = new ViewerSampleRow { EpisodeId = episodeId, Minute = minute });
        sample.Viewers = Math.Max(sample.Viewers, viewers);
        sample.ViewerSeconds += viewers * seconds;
        sample.Hls = Math.Max(sample.Hls, audience.Hls);
        sample.Flv = Math.Max(sample.Flv, audience.Flv);
        sample.Rtmp = Math.Max(sample.Rtmp, audience.Rtmp);
        sample.Listen = Math.Max(sample.Listen, audience.Listen);
    }

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
