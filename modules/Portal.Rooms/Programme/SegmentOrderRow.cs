using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Rooms.Programme;

/// <summary>An order that a segment of the running order answers, table <c>rooms_segment_orders</c>. An order stands in one segment of an episode.</summary>
public sealed class SegmentOrderRow
{
    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>The order.</summary>
    public Guid OrderId { get; set; }

    /// <summary>The segment.</summary>
    public Guid SegmentId { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SegmentOrderRow>
    {
        public void Configure(EntityTypeBuilder<SegmentOrderRow> builder)
        {
            builder.ToTable("rooms_segment_orders");
            builder.HasKey(s => new { s.EpisodeId, s.OrderId });
            builder.HasIndex(s => s.SegmentId);
            builder.HasOne<SegmentRow>().WithMany().HasForeignKey(s => s.SegmentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
