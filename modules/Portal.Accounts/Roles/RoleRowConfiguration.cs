using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Accounts.People;
using Portal.Accounts.Places;

namespace Portal.Accounts.Roles;

internal sealed class RoleRowConfiguration : IEntityTypeConfiguration<RoleRow>
{
    public void Configure(EntityTypeBuilder<RoleRow> builder)
    {
        builder.ToTable("accounts_roles");
        builder.HasIndex(r => new { r.PersonId, r.Role, r.PlaceId }).IsUnique();
        builder.HasIndex(r => r.PlaceId);
        builder.HasOne<PersonRow>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PlaceRow>().WithMany().HasForeignKey(r => r.PlaceId).OnDelete(DeleteBehavior.Restrict);
    }
}
