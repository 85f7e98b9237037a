using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Roles;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Storage.Database;

namespace Portal.Accounts.SignIn;

/// <summary>
/// The session says who; the database says whether that still holds. One query a call, nothing remembered: a role taken
/// back, a locked account or a changed password end at the next command, in requests and in circuits alike.
/// </summary>
internal sealed class CurrentUserReader(PortalStore store, IHttpContextAccessor http, CircuitMark circuit, IServiceProvider services) : ICurrentUser
{
    public async ValueTask<CurrentUser> ReadAsync(CancellationToken ct = default)
    {
        var request = circuit.IsCircuit ? null : http.HttpContext;
        var device = request is null ? null : Device.Read(request);
        var session = request is null ? await CircuitUserAsync() : request.User;
        var found = PersonClaims.Read(session) is { } claimed ? await FindAsync(claimed, ct) : null;
        return (found ?? CurrentUser.Visitor) with { Device = device };
    }

    private async Task<ClaimsPrincipal?> CircuitUserAsync() =>
        circuit.IsCircuit
            ? (await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User
            : null;

    private async Task<CurrentUser?> FindAsync(SessionClaims claimed, CancellationToken ct)
    {
        await using var db = store.Open();
        var person = await db.Set<PersonRow>()
            .Where(p => p.Id == claimed.PersonId && p.SecurityStamp == claimed.Stamp && p.LockedAt == null && p.ClosingAt == null)
            .Select(p => new
            {
                p.Name,
                IsNameConfirmed = p.NameConfirmedAt != null,
                IsConfirmed = db.Set<ContactRow>().Any(c => c.PersonId == p.Id && c.ConfirmedAt != null),
                Grants = db.Set<RoleRow>()
                    .Where(r => r.PersonId == p.Id)
                    .Join(db.Set<PlaceRow>(), r => r.PlaceId, place => place.Id, (r, place) => new Grant(r.Role, place.Id, place.Path))
                    .ToList(),
            })
            .SingleOrDefaultAsync(ct);
        return person is null ? null : new CurrentUser(claimed.PersonId, person.Name, person.Grants, null, person.IsConfirmed, person.IsNameConfirmed);
    }
}
