using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Invite;

/// <summary>An administrator invites somebody to a role; the link is shown once, to be passed on by WeChat or on paper.</summary>
internal sealed class InviteStaff(PortalStore store, TimeProvider clock, IStringLocalizer<AccountsTexts> t)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);
    private const int MaxOpen = 200;

    /// <summary>The token for <c>/join/TOKEN</c>.</summary>
    public async Task<Outcome<string>> HandleAsync(CurrentUser who, string? name, Role role, Guid placeId, CancellationToken ct = default)
    {
        if (PersonNames.Check(t, name) is { } wrong)
            return wrong;
        if (!Enum.IsDefined(role))
            return new Refusal(RefusalKind.Invalid, t["people.role.wrong"], "role");
        var token = OneTimeToken.Draw();
        return await store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            async db =>
            {
                var path = await db.Set<PlaceRow>().Where(p => p.Id == placeId).Select(p => p.Path).SingleOrDefaultAsync(ct);
                if (path is null || who.Id is not { } inviter || !who.May(AccountsPermissions.People, path))
                    return (Outcome<string>)new Refusal(RefusalKind.Forbidden, t["people.forbidden"]);
                var now = clock.UtcNow();
                if (await db.Set<InvitationRow>().CountAsync(i => i.InvitedBy == inviter && i.UsedAt == null && i.EndsAt > now, ct) >= MaxOpen)
                    return new Refusal(RefusalKind.TooMany, t["invite.many", MaxOpen]);
                var row = new InvitationRow
                {
                    Id = Guid.CreateVersion7(now),
                    Hash = OneTimeToken.Hash(token)!,
                    Name = name!.Trim(),
                    Role = role,
                    PlaceId = placeId,
                    InvitedBy = inviter,
                    CreatedAt = now,
                    EndsAt = now + Lasts,
                };
                db.Add(row);
                db.Audit(who, now, "accounts.invited", $"invitation:{row.Id}", placeId, role.ToString());
                return token;
            },
            ct);
    }

    public Task<Outcome<Done>> WithdrawAsync(CurrentUser who, Guid id, CancellationToken ct = default) =>
        store.CommandAsync(
            () => new Refusal(RefusalKind.Conflict, t["places.conflict"]),
            async db =>
            {
                var row = await db.Set<InvitationRow>().AsTracking().SingleOrDefaultAsync(i => i.Id == id && i.UsedAt == null, ct);
                if (row is null)
                    return (Outcome<Done>)new Refusal(RefusalKind.NotFound, t["invite.over"]);
                var path = await db.Set<PlaceRow>().Where(p => p.Id == row.PlaceId).Select(p => p.Path).SingleAsync(ct);
                if (!who.May(AccountsPermissions.People, path))
                    return new Refusal(RefusalKind.Forbidden, t["people.forbidden"]);
                row.UsedAt = clock.UtcNow();
                db.Audit(who, clock.UtcNow(), "accounts.invitation-withdrawn", $"invitation:{id}", row.PlaceId);
                return Done.Instance;
            },
            ct);
}
