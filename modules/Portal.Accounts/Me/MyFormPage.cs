using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Texts;
using Portal.Kit.People;
using Portal.Kit.Web;

namespace Portal.Accounts.Me;

/// <summary>A form page of 我的: only for whoever is signed in, never cached.</summary>
public abstract class MyFormPage : ComponentBase
{
    /// <summary>Words.</summary>
    [Inject]
    protected IStringLocalizer<AccountsTexts> T { get; set; } = default!;

    /// <summary>What was refused.</summary>
    [Inject]
    protected FormAgain Again { get; set; } = default!;

    /// <summary>Who reads.</summary>
    protected CurrentUser User { get; private set; } = CurrentUser.Visitor;

    internal MyCard? Card { get; private set; }

    [Inject]
    internal MyAccount Mine { get; set; } = default!;

    [Inject]
    private ICurrentUser Me { get; set; } = default!;

    [Inject]
    private PageTags Tags { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Tags.KeepPrivate();
        User = await Me.ReadAsync();
        Card = await Mine.CardAsync(User);
        if (Card is null)
            Navigation.NavigateTo("/sign-in?return=%2Fme");
    }
}
