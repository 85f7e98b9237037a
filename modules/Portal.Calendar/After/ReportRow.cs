using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Calendar.Agenda;

namespace Portal.Calendar.After;

/// <summary>What is told of an occurrence afterwards, table <c>calendar_reports</c>.</summary>
public sealed class ReportRow
{
    /// <summary>The occurrence.</summary>
    public Guid OccurrenceId { get; set; }

    /// <summary>How it was, plain text, at most 1000 characters.</summary>
    public string Words { get; set; } = "";

    /// <summary>How many came beside those on the list, 0–5000.</summary>
    public int Others { get; set; }

    /// <summary>Whether the public sees words and pictures.</summary>
    public bool IsShown { get; set; }

    /// <summary>When the list was closed, UTC; who was not there then is a no-show.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Id of the article that it became, or null. Chosen when first asked for.</summary>
    public Guid? ArticleId { get; set; }

    /// <summary>Last changed, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>By whom.</summary>
    public Guid? ById { get; set; }

    /// <summary>Raised at each change; a save from an older page is refused.</summary>
    public int Version { get; set; }
}

/// <summary>A picture of an occurrence, table <c>calendar_photos</c>.</summary>
public sealed class PhotoRow
{
    /// <summary>The occurrence.</summary>
    public Guid OccurrenceId { get; set; }

    /// <summary>The picture in the media library.</summary>
    public Guid MediaId { get; set; }

    /// <summary>When it was added, UTC; the order.</summary>
    public DateTime At { get; set; }
}

/// <summary>What somebody who came says, table <c>calendar_ratings</c>.</summary>
public sealed class RatingRow
{
    /// <summary>The registration; each rates once.</summary>
    public Guid RegistrationId { get; set; }

    /// <summary>The occurrence.</summary>
    public Guid OccurrenceId { get; set; }

    /// <summary>The account, or null.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>3 good, 2 so-so, 1 bad: the same faces as for orders.</summary>
    public int Face { get; set; }

    /// <summary>In their words, at most 200 characters, for those who run it. Erased with the account.</summary>
    public string Words { get; set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }
}

internal sealed class ReportRowConfiguration : IEntityTypeConfiguration<ReportRow>
{
    public void Configure(EntityTypeBuilder<ReportRow> builder)
    {
        builder.ToTable("calendar_reports");
        builder.HasKey(r => r.OccurrenceId);
        builder.Property(r => r.Words).HasMaxLength(1000);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<OccurrenceRow>().WithOne().HasForeignKey<ReportRow>(r => r.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PhotoRowConfiguration : IEntityTypeConfiguration<PhotoRow>
{
    public void Configure(EntityTypeBuilder<PhotoRow> builder)
    {
        builder.ToTable("calendar_photos");
        builder.HasKey(p => new { p.OccurrenceId, p.MediaId });
        builder.HasOne<OccurrenceRow>().WithMany().HasForeignKey(p => p.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RatingRowConfiguration : IEntityTypeConfiguration<RatingRow>
{
    public void Configure(EntityTypeBuilder<RatingRow> builder)
    {
        builder.ToTable("calendar_ratings");
        builder.HasKey(r => r.RegistrationId);
        builder.Property(r => r.Words).HasMaxLength(200);
        builder.HasIndex(r => r.OccurrenceId);
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<OccurrenceRow>().WithMany().HasForeignKey(r => r.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
