using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Requests.Holidays;

/// <summary>A day that staff entered: next year's announcement, or a correction; table <c>requests_holidays</c>.</summary>
internal sealed class HolidayRow
{
    /// <summary>Local day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>True for a make-up working day, false for a holiday.</summary>
    public bool Works { get; set; }

    /// <summary>What for: 春节; at most 20 characters.</summary>
    public required string Name { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<HolidayRow>
    {
        public void Configure(EntityTypeBuilder<HolidayRow> builder)
        {
            builder.ToTable("requests_holidays");
            builder.HasKey(h => h.Day);
            builder.Property(h => h.Name).HasMaxLength(20);
        }
    }
}
