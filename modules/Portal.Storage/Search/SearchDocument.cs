using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Storage.Search;

/// <summary>An entry as stored; its tokens lie in <see cref="SearchTokens"/>.</summary>
internal sealed class SearchDocument
{
    public const int TitleLength = 300;
    public const int TextLength = 20_000;

    /// <summary>In the order of dates, see <see cref="DatedId"/>.</summary>
    public long Id { get; set; }

    public required string Kind { get; set; }

    public Guid ItemId { get; set; }

    public required string PlacePath { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    public required string Address { get; set; }

    public DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SearchDocument>
    {
        public void Configure(EntityTypeBuilder<SearchDocument> builder)
        {
            builder.ToTable("storage_documents");
            builder.HasKey(d => d.Id);
            builder.Property(d => d.Id).ValueGeneratedNever();
            builder.HasIndex(d => new { d.Kind, d.ItemId }).IsUnique();
            builder.Property(d => d.Kind).HasMaxLength(40);
            builder.Property(d => d.PlacePath).HasMaxLength(400);
            builder.Property(d => d.Title).HasMaxLength(TitleLength);
            builder.Property(d => d.Text).HasMaxLength(TextLength);
            builder.Property(d => d.Address).HasMaxLength(500);
        }
    }
}
