using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Storage.Recipes;

/// <summary>A recipe that was imported at a start.</summary>
internal sealed class RecipeRow
{
    /// <summary>Name of its folder.</summary>
    public required string Name { get; set; }

    public DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<RecipeRow>
    {
        public void Configure(EntityTypeBuilder<RecipeRow> builder)
        {
            builder.ToTable("storage_recipes");
            builder.HasKey(r => r.Name);
            builder.Property(r => r.Name).HasMaxLength(200);
        }
    }
}
