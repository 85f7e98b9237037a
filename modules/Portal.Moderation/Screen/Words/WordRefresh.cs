using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Accounts.Places;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Moderation.Screen.Words;

/// <summary>Renews the word table of this process: when staff change a list (signal), and by itself every 5 s when the rows differ.</summary>
internal sealed class WordRefresh(
    PortalStore store, ISignals signals, CurrentWords current, TimeProvider clock, ILogger<WordRefresh> log) : BackgroundService
{
    /// <summary>Topic raised after a list was changed.</summary>
    public const string Topic = "moderation.words";

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim woken = new(0);
    private string seen = "";

    /// <summary>Looks at the rows and compiles them when they changed.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await using var db = store.Open();
        var count = await db.Set<WordRow>().CountAsync(ct);
        var last = count == 0 ? default : await db.Set<WordRow>().MaxAsync(w => w.At, ct);
        var version = $"{count}/{last.Ticks}";
        if (count == 0 ? seen.Length == 0 || seen == version : seen == version)
            return;
        var words = await db.Set<WordRow>()
            .Join(db.Set<PlaceRow>(), w => w.PlaceId, p => p.Id, (w, p) => new ScreenWord(w.Word, w.Effect, w.List, p.Path))
            .ToListAsync(ct);
        current.Use(words);
        seen = version;
    }

    /// <summary>Forces the next look to compile: places were moved.</summary>
    public void Forget()
    {
        seen = "?";
        Wake();
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        woken.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = signals.Subscribe(Topic, Wake);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The screen goes on with the words it has; the next look tries again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogWarning(failure, "The word lists could not be read; the present ones stay in force.");
                await Task.Delay(LookAgain, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        using var pause = new CancellationTokenSource(LookAgain, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, pause.Token);
        try
        {
            await woken.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The pause is over: look by itself.
        }
    }

    private void Wake()
    {
        if (woken.CurrentCount == 0)
            woken.Release();
    }
}
