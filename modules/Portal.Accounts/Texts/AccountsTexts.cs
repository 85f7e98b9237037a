namespace Portal.Accounts.Texts;

/// <summary>Words of sign-in, people, places and the site's own data.</summary>
public sealed class AccountsTexts;
