using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Kit.Web;

namespace Portal.Accounts.Site;

/// <summary>What the administrator entered about the portal, table <c>accounts_site</c>: one row, see <see cref="SiteIdentity"/>.</summary>
internal sealed class SiteRow
{
    public const int Only = 1;

    public int Id { get; set; } = Only;

    public required string Name { get; set; }

    public string EnglishName { get; set; } = "";

    public string Host { get; set; } = "";

    public string Phone { get; set; } = "";

    public string PhoneHours { get; set; } = "";

    public string IcpRecord { get; set; } = "";

    public string PoliceRecord { get; set; } = "";

    public string FooterText { get; set; } = "";

    /// <summary>Counts changes.</summary>
    public int Version { get; set; }

    public SiteIdentity ToIdentity() =>
        new(Name, EnglishName.Length > 0 ? EnglishName : Name, Host, Phone, PhoneHours, IcpRecord, PoliceRecord, FooterText);

    internal sealed class Table : IEntityTypeConfiguration<SiteRow>
    {
        public void Configure(EntityTypeBuilder<SiteRow> builder)
        {
            builder.ToTable("accounts_site");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Name).HasMaxLength(SiteRules.MaxName);
            builder.Property(s => s.EnglishName).HasMaxLength(SiteRules.MaxLine);
            builder.Property(s => s.Host).HasMaxLength(SiteRules.MaxLine);
            builder.Property(s => s.Phone).HasMaxLength(30);
            builder.Property(s => s.PhoneHours).HasMaxLength(SiteRules.MaxLine);
            builder.Property(s => s.IcpRecord).HasMaxLength(SiteRules.MaxLine);
            builder.Property(s => s.PoliceRecord).HasMaxLength(SiteRules.MaxLine);
            builder.Property(s => s.FooterText).HasMaxLength(SiteRules.MaxFooter);
            builder.Property(s => s.Version).IsConcurrencyToken();
        }
    }
}
