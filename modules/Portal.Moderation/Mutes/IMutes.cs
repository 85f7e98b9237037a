using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Moderation.Mutes;

/// <summary>Who may not speak (禁言), by account or by device, in one place and below.</summary>
public interface IMutes
{
    /// <summary>The mute that holds for this person there now, or null. <paramref name="scope"/>: <c>episode:ID</c> or null for the place's own mutes only.</summary>
    ValueTask<Mute?> FindAsync(CurrentUser user, string placePath, string? scope, CancellationToken ct = default);

    /// <summary>Mutes an account or a device. Checks the moderator's permission at the place; replaces an older mute of the same person and scope.</summary>
    Task<Outcome<Mute>> MuteAsync(CurrentUser moderator, MuteRequest request, CancellationToken ct = default);

    /// <summary>Takes a mute back.</summary>
    Task<Outcome<Done>> UnmuteAsync(CurrentUser moderator, Guid muteId, CancellationToken ct = default);
}

/// <summary>Whom to mute, where and how long. One of account and device is given.</summary>
/// <param name="PersonId">The account, or null.</param>
/// <param name="Device">The device id, or null.</param>
/// <param name="PlaceId">Where.</param>
/// <param name="Scope">Only there: <c>episode:ID</c>; null for the whole place.</param>
/// <param name="For">How long; null until taken back.</param>
/// <param name="Reason">For the record, 1–200 characters.</param>
public sealed record MuteRequest(Guid? PersonId, string? Device, Guid PlaceId, string? Scope, TimeSpan? For, string Reason);

/// <summary>A mute in force.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Until">End, UTC; null until taken back.</param>
/// <param name="Reason">Why.</param>
public sealed record Mute(Guid Id, DateTime? Until, string Reason);
