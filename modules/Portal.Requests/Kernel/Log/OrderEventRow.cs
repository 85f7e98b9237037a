using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Requests.Kernel.Log;

/// <summary>A line of a log as stored, table <c>requests_events</c>. Appended, never changed.</summary>
internal sealed class OrderEventRow
{
    public Guid Id { get; set; }

    public Guid OrderId { get; set; }

    public int Version { get; set; }

    public required string Number { get; set; }

    public required string Command { get; set; }

    public required string FromState { get; set; }

    public required string ToState { get; set; }

    public Hats Hats { get; set; }

    public Guid? ActorId { get; set; }

    public DateTime At { get; set; }

    public string? Reason { get; set; }

    /// <summary><see cref="Kernel.Facts"/> as JSON.</summary>
    public required string Facts { get; set; }

    public static OrderEventRow From(RequestEvent e, string number) => new()
    {
        Id = Guid.CreateVersion7(e.At),
        OrderId = e.RequestId,
        Version = e.Version,
        Number = number,
        Command = e.Command.Key,
        FromState = e.From.Key,
        ToState = e.To.Key,
        Hats = e.Actor.Hats,
        ActorId = e.Actor.PersonId,
        At = e.At,
        Reason = e.Reason,
        Facts = e.Facts.ToJson(),
    };

    public RequestEvent ToEvent() => new(
        OrderId, Version, new Command(Command), new State(FromState), new State(ToState), new Actor(Hats, ActorId), At, Reason, Kernel.Facts.FromJson(Facts));

    internal sealed class Table : IEntityTypeConfiguration<OrderEventRow>
    {
        public void Configure(EntityTypeBuilder<OrderEventRow> builder)
        {
            builder.ToTable("requests_events");
            builder.Property(e => e.Number).HasMaxLength(20);
            builder.Property(e => e.Command).HasMaxLength(20);
            builder.Property(e => e.FromState).HasMaxLength(20);
            builder.Property(e => e.ToState).HasMaxLength(20);
            builder.Property(e => e.Reason).HasMaxLength(40);
            builder.Property(e => e.Facts).HasMaxLength(4000);
            builder.HasIndex(e => new { e.OrderId, e.Version }).IsUnique();
            builder.HasIndex(e => e.At);
            builder.HasOne<OrderRow>().WithMany().HasForeignKey(e => e.OrderId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
