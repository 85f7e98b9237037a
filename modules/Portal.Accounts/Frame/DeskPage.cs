using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Texts;
using Portal.Kit.Outcomes;
using Portal.Kit.People;

namespace Portal.Accounts.Frame;

/// <summary>
/// A page of the desk with commands: each asks anew who is acting, and its outcome is said in words. A second click while
/// one runs does nothing.
/// </summary>
public abstract class DeskPage : ComponentBase
{
    /// <summary>Words.</summary>
    [Inject]
    protected IStringLocalizer<AccountsTexts> T { get; set; } = default!;

    /// <summary>What the last command said; null at first.</summary>
    protected string? Said { get; set; }

    /// <summary>Whether it was a refusal.</summary>
    protected bool SaidBad { get; set; }

    /// <summary>A command is running.</summary>
    protected bool Busy { get; private set; }

    [Inject]
    private ICurrentUser Current { get; set; } = default!;

    /// <summary>Who acts now, by the database.</summary>
    protected async Task<CurrentUser> MeAsync() => await Current.ReadAsync();

    /// <summary>Runs a command; true when it was carried out. <paramref name="done"/> is the sentence then.</summary>
    protected async Task<bool> DoAsync<TResult>(Func<CurrentUser, Task<Outcome<TResult>>> command, string? done)
    {
        if (Busy)
            return false;
        Busy = true;
        try
        {
            var outcome = await command(await MeAsync());
            SaidBad = !outcome.IsDone;
            Said = outcome.IsDone ? done : outcome.Refusal.Message;
            return outcome.IsDone;
        }
        finally
        {
            Busy = false;
        }
    }
}
