using System.Reflection;
using Portal.Kit.Modules;

namespace Portal.Accounts;

/// <summary>People, places, roles per place, sign-in, consent and closure, audit trail.</summary>
public sealed class AccountsModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "accounts";

    /// <inheritdoc />
    public override Assembly? Pages => typeof(AccountsModule).Assembly;
}
