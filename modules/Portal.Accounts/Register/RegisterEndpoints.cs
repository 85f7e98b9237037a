using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Accounts.People;
using Portal.Accounts.SignIn;
using Portal.Kit.Web;

namespace Portal.Accounts.Register;

internal static class RegisterEndpoints
{
    public static void MapRegister(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/register", RegisterAsync).WithMetadata(new RequestSizeLimitAttribute(SignInEndpoints.MaxBytes));

    private static async Task<IResult> RegisterAsync(
        HttpContext http,
        RegisterVillager register,
        SignInManager<PersonRow> signIn,
        [FromForm] string? name,
        [FromForm] string? phone,
        [FromForm] string? password,
        [FromForm] string? agree,
        [FromForm] int? version,
        [FromForm(Name = "return")] string? returnTo)
    {
        var outcome = await register.HandleAsync(
            new RegisterRequest(name, phone, password, agree is not null, version ?? 0), Device.Ensure(http), http.Address(), http.RequestAborted);
        if (!outcome.IsDone)
            return await FormAgain.PageAsync(http, outcome.Refusal);
        await signIn.SignInAsync(outcome.Value, isPersistent: true);
        return Results.Redirect303(ReturnUrl.Safe(returnTo, "/me"));
    }
}
