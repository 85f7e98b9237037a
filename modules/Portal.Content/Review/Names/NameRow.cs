using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.Places;

namespace Portal.Content.Review.Names;

/// <summary>A person whose name and title must be right, table <c>content_names</c>: holds at the place and below.</summary>
public sealed class NameRow
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose list.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>周国栋; 2–20 characters.</summary>
    public required string Name { get; set; }

    /// <summary>镇党委书记; at most 40 characters, may be empty.</summary>
    public required string Title { get; set; }
}

internal sealed class NameRowConfiguration : IEntityTypeConfiguration<NameRow>
{
    public void Configure(EntityTypeBuilder<NameRow> builder)
    {
        builder.ToTable("content_names");
        builder.Property(n => n.Name).HasMaxLength(20);
        builder.Property(n => n.Title).HasMaxLength(40);
        builder.HasIndex(n => new { n.PlaceId, n.Name }).IsUnique();
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(n => n.PlaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
