using Portal.Kit.People;

namespace Portal.Accounts.Codes;

/// <summary>Sends a one-time code to a telephone. The console's sender stands in until the installation has an SMS contract.</summary>
public interface ICodeSender
{
    /// <summary>Sends; throws when it could not be handed over. Must not log number or code.</summary>
    Task SendAsync(PhoneNumber number, string code, CancellationToken ct);
}

/// <summary>Prints the code on the console of the server, the number masked; for a trial without an SMS contract.</summary>
internal sealed class ConsoleCodeSender(Microsoft.Extensions.Localization.IStringLocalizer<Texts.AccountsTexts> t) : ICodeSender
{
    public async Task SendAsync(PhoneNumber number, string code, CancellationToken ct) =>
        await Console.Out.WriteLineAsync(t["code.console", number.Masked, code].Value.AsMemory(), ct);
}
