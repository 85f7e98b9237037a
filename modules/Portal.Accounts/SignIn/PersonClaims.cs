using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Accounts.People;

namespace Portal.Accounts.SignIn;

/// <summary>What the session cookie holds: the account, its display name and its security stamp. No role, no telephone number.</summary>
internal sealed class PersonClaims(UserManager<PersonRow> people, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<PersonRow>(people, options)
{
    /// <summary>Reads a session; null when nobody is signed in.</summary>
    public static SessionClaims? Read(ClaimsPrincipal? session) =>
        session?.Identity is { IsAuthenticated: true }
        && Guid.TryParse(session.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && session.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType) is { } stamp
            ? new SessionClaims(id, stamp)
            : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PersonRow user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.TryRemoveClaim(identity.FindFirst(identity.NameClaimType));
        identity.AddClaim(new Claim(identity.NameClaimType, user.Name));
        return identity;
    }
}

/// <summary>Who a session says it is.</summary>
internal sealed record SessionClaims(Guid PersonId, string Stamp);
