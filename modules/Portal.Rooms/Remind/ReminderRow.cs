using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Remind;

/// <summary>Somebody who wants to be told before an episode starts (提醒我), table <c>rooms_reminders</c>.</summary>
public sealed class ReminderRow
{
    /// <summary>The episode.</summary>
    public Guid EpisodeId { get; set; }

    /// <summary>Whom to tell.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Asked for, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The planned start of which this person was told, UTC; null before. An episode that moves is told again.</summary>
    public DateTime? ToldOf { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ReminderRow>
    {
        public void Configure(EntityTypeBuilder<ReminderRow> builder)
        {
            builder.ToTable("rooms_reminders");
            builder.HasKey(r => new { r.EpisodeId, r.PersonId });
            builder.HasIndex(r => r.PersonId);
            builder.HasOne<EpisodeRow>().WithMany().HasForeignKey(r => r.EpisodeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
