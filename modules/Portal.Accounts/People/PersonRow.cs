using Microsoft.AspNetCore.Identity;

namespace Portal.Accounts.People;

/// <summary>
/// An account, table <c>accounts_people</c>: of a villager, who signs in with a telephone number (kept in
/// <see cref="ContactRow"/>), or of staff, who have a user name too. What a closed account must lose lies in side rows;
/// the row itself stays, so that what refers to it still stands.
/// </summary>
public sealed class PersonRow : IdentityUser<Guid>
{
    /// <summary>Shown to others; 1–30 characters. Empty after the account was closed.</summary>
    public required string Name { get; set; }

    /// <summary>Pinyin of the name, by which lists are sorted.</summary>
    public required string SortKey { get; set; }

    /// <summary>When staff saw that this is the person's name, UTC; null when nobody did, or the name changed since.</summary>
    public DateTime? NameConfirmedAt { get; set; }

    /// <summary>Registered, UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Too many wrong passwords: no sign-in before this instant, UTC. Whoever is signed in already stays so.</summary>
    public DateTime? PausedUntil { get; set; }

    /// <summary>Locked by an administrator, UTC; null when not. A locked account reads as a visitor at once.</summary>
    public DateTime? LockedAt { get; set; }

    /// <summary>The person asked to close the account, UTC; it is erased 60 days later.</summary>
    public DateTime? ClosingAt { get; set; }

    /// <summary>Erased, UTC.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>The form in which ASP.NET Core Identity asks for <see cref="PausedUntil"/>; not a column.</summary>
    public override DateTimeOffset? LockoutEnd
    {
        get => PausedUntil;
        set => PausedUntil = value?.UtcDateTime;
    }
}
