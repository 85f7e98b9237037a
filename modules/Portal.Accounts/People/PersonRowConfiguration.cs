using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Accounts.People;

internal sealed class PersonRowConfiguration : IEntityTypeConfiguration<PersonRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> builder)
    {
        builder.ToTable("accounts_people");

        // Telephone numbers lie sealed in the side row; there is no e-mail and no second factor yet.
        builder.Ignore(p => p.Email).Ignore(p => p.NormalizedEmail).Ignore(p => p.EmailConfirmed);
        builder.Ignore(p => p.PhoneNumber).Ignore(p => p.PhoneNumberConfirmed).Ignore(p => p.TwoFactorEnabled);
        builder.Ignore(p => p.LockoutEnd);
        builder.Property(p => p.UserName).HasMaxLength(40).IsRequired();
        builder.Property(p => p.NormalizedUserName).HasMaxLength(40).IsRequired();
        builder.Property(p => p.Name).HasMaxLength(30);
        builder.Property(p => p.SortKey).HasMaxLength(200);
        builder.Property(p => p.PasswordHash).HasMaxLength(200);
        builder.Property(p => p.SecurityStamp).HasMaxLength(64);
        builder.Property(p => p.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        builder.HasIndex(p => p.NormalizedUserName).IsUnique();
        builder.HasIndex(p => p.SortKey);
        builder.HasIndex(p => p.ClosingAt);
    }
}

internal sealed class ContactRowConfiguration : IEntityTypeConfiguration<ContactRow>
{
    public void Configure(EntityTypeBuilder<ContactRow> builder)
    {
        builder.ToTable("accounts_contacts");
        builder.HasKey(c => c.PersonId);
        builder.Property(c => c.Sealed).HasMaxLength(400);
        builder.Property(c => c.Fingerprint).HasMaxLength(64);
        builder.HasIndex(c => c.Fingerprint).IsUnique();
        builder.HasOne<PersonRow>().WithOne().HasForeignKey<ContactRow>(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
