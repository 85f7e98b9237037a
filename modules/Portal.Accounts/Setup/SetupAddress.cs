using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Accounts.People;
using Portal.Accounts.Texts;
using Portal.Kit.Time;
using Portal.Storage.Database;

namespace Portal.Accounts.Setup;

/// <summary>
/// Where nobody has an account yet, prints a one-time address on the console at every start: whoever reads the console
/// may set the portal up. Addresses of earlier starts end.
/// </summary>
internal sealed class SetupAddress(
    PortalStore store, IServiceProvider services, IHostApplicationLifetime lifetime, TimeProvider clock, IStringLocalizer<AccountsTexts> t, ILogger<SetupAddress> log)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await IssueAsync(cancellationToken) is { } token)
            lifetime.ApplicationStarted.Register(() => Print(token));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A fresh token, or null where somebody has an account.</summary>
    public async Task<string?> IssueAsync(CancellationToken ct)
    {
        await using (var db = store.Open())
        {
            if (await db.Set<PersonRow>().AnyAsync(ct))
                return null;
        }

        var token = OneTimeToken.Draw();
        await store.WriteAsync(
            async db =>
            {
                await db.Set<SetupRow>().ExecuteDeleteAsync(ct);
                db.Add(new SetupRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), Hash = OneTimeToken.Hash(token)!, CreatedAt = clock.UtcNow() });
            },
            ct);
        return token;
    }

    private void Print(string token)
    {
        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        var site = addresses?.FirstOrDefault(a => a.StartsWith("http", StringComparison.OrdinalIgnoreCase)) ?? "http://localhost";
        site = site.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).TrimEnd('/');
        log.LogInformation("Nobody has an account yet: the set-up address was printed on the console");
        Console.Out.WriteLine(t["setup.console", $"{site}/setup?token={token}"]);
    }
}
