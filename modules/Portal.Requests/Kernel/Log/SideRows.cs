using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Requests.Kernel.Log;

/// <summary>Words that belong to an event, sealed, table <c>requests_texts</c>. Can be erased; the log stays whole.</summary>
internal sealed class TextRow
{
    /// <summary>Purpose under which the words are sealed.</summary>
    public const string Purpose = "requests.text";

    public Guid Id { get; set; }

    public Guid OrderId { get; set; }

    /// <summary>Version of the event that they belong to.</summary>
    public int Version { get; set; }

    /// <summary>Whether the orderer may read them; notes are for staff only.</summary>
    public bool ForOrderer { get; set; }

    public required string Sealed { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<TextRow>
    {
        public void Configure(EntityTypeBuilder<TextRow> builder)
        {
            builder.ToTable("requests_texts");
            builder.Property(t => t.Sealed).HasMaxLength(20_000);
            builder.HasIndex(t => new { t.OrderId, t.Version });
            builder.HasOne<OrderRow>().WithMany().HasForeignKey(t => t.OrderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>How to reach the orderer, sealed, table <c>requests_contacts</c>. Can be erased.</summary>
internal sealed class ContactRow
{
    /// <summary>Purpose under which the number is sealed.</summary>
    public const string Purpose = "requests.phone";

    public Guid OrderId { get; set; }

    /// <summary>Telephone number, digits only, sealed.</summary>
    public required string Phone { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ContactRow>
    {
        public void Configure(EntityTypeBuilder<ContactRow> builder)
        {
            builder.ToTable("requests_contacts");
            builder.HasKey(c => c.OrderId);
            builder.Property(c => c.Phone).HasMaxLength(400);
            builder.HasOne<OrderRow>().WithOne().HasForeignKey<ContactRow>(c => c.OrderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Somebody who wants it too (我也要), table <c>requests_wants</c>.</summary>
internal sealed class WantRow
{
    public Guid OrderId { get; set; }

    /// <summary><c>p:ACCOUNT</c> or <c>d:DEVICE</c>.</summary>
    public required string Who { get; set; }

    public DateTime At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<WantRow>
    {
        public void Configure(EntityTypeBuilder<WantRow> builder)
        {
            builder.ToTable("requests_wants");
            builder.HasKey(w => new { w.OrderId, w.Who });
            builder.Property(w => w.Who).HasMaxLength(80);
            builder.HasOne<OrderRow>().WithMany().HasForeignKey(w => w.OrderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Next number of a day, table <c>requests_counters</c>.</summary>
internal sealed class CounterRow
{
    /// <summary>Letter and day: <c>D261016</c>.</summary>
    public required string Day { get; set; }

    public int Last { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<CounterRow>
    {
        public void Configure(EntityTypeBuilder<CounterRow> builder)
        {
            builder.ToTable("requests_counters");
            builder.HasKey(c => c.Day);
            builder.Property(c => c.Day).HasMaxLength(12);
        }
    }
}
