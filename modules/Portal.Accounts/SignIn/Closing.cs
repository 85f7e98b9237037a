namespace Portal.Accounts.SignIn;

/// <summary>How long an account that its owner closed waits before it is erased.</summary>
internal static class Closing
{
    public static readonly TimeSpan Hold = TimeSpan.FromDays(60);
}
