using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;

namespace Portal.Accounts.People;

/// <summary>
/// ASP.NET Core Identity's store on <see cref="PortalStore"/>: one context per operation, every write through the gate.
/// The one that comes with Identity keeps a scoped context open, in a circuit for hours.
/// </summary>
internal sealed class PersonStore(PortalStore store, IdentityErrorDescriber errors)
    : IUserPasswordStore<PersonRow>, IUserSecurityStampStore<PersonRow>, IUserLockoutStore<PersonRow>
{
    public async Task<PersonRow?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(userId, out var id))
            return null;
        await using var db = store.Open();
        return await db.Set<PersonRow>().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    public async Task<PersonRow?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return await db.Set<PersonRow>().SingleOrDefaultAsync(p => p.NormalizedUserName == normalizedUserName, cancellationToken);
    }

    public async Task<IdentityResult> CreateAsync(PersonRow user, CancellationToken cancellationToken)
    {
        await store.WriteAsync(db => db.AddAsync(user, cancellationToken).AsTask(), cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(PersonRow user, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(
                db =>
                {
                    db.Attach(user);
                    user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
                    db.Update(user);
                    return Task.CompletedTask;
                },
                cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(errors.ConcurrencyFailure());
        }
    }

    public Task<IdentityResult> DeleteAsync(PersonRow user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are closed, not deleted.");

    public Task<string> GetUserIdAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task SetUserNameAsync(PersonRow user, string? userName, CancellationToken cancellationToken)
    {
        user.UserName = userName;
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(PersonRow user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.NormalizedUserName = normalizedName;
        return Task.CompletedTask;
    }

    public Task SetPasswordHashAsync(PersonRow user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(PersonRow user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(PersonRow user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockoutEnd = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(PersonRow user, CancellationToken cancellationToken)
    {
        user.AccessFailedCount = 0;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(PersonRow user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnabled);

    public Task SetLockoutEnabledAsync(PersonRow user, bool enabled, CancellationToken cancellationToken)
    {
        user.LockoutEnabled = enabled;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }
}
