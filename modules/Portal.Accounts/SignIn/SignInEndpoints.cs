using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Accounts.People;
using Portal.Kit.Web;

namespace Portal.Accounts.SignIn;

internal static class SignInEndpoints
{
    /// <summary>Accounts' forms hold a few words; more than this is refused with 413 before it is read.</summary>
    public const int MaxBytes = 32 * 1024;

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublicForm("/sign-in", SignInAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        endpoints.MapPublicForm("/sign-out", SignOutAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
    }

    /// <summary>The address as the forwarded-headers settings give it.</summary>
    public static string Address(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "-";

    private static async Task<IResult> SignInAsync(
        HttpContext http,
        SignInForm form,
        SignInManager<PersonRow> signIn,
        [FromForm] string? account,
        [FromForm] string? password,
        [FromForm] string? keep,
        [FromForm(Name = "return")] string? returnTo)
    {
        var outcome = await form.CheckAsync(new SignInRequest(account ?? "", password ?? "", keep is not null), http.Address(), http.RequestAborted);
        if (!outcome.IsDone)
            return await FormAgain.PageAsync(http, outcome.Refusal);
        await signIn.SignInAsync(outcome.Value, isPersistent: true);
        return Results.Redirect303(ReturnUrl.Safe(returnTo, "/me"));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.Redirect303("/");
    }
}
