using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Moderation.Screen.Words;

internal sealed class WordRowConfiguration : IEntityTypeConfiguration<WordRow>
{
    public void Configure(EntityTypeBuilder<WordRow> builder)
    {
        builder.ToTable("moderation_words");
        builder.Property(w => w.Word).HasMaxLength(40);
        builder.Property(w => w.List).HasMaxLength(20);
        builder.HasIndex(w => new { w.PlaceId, w.Word }).IsUnique();
    }
}
