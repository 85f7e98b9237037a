using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Accounts.Codes;
using Portal.Accounts.People;
using Portal.Accounts.SignIn;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Web;

namespace Portal.Accounts.Me;

/// <summary>The forms of 我的. Refused ones show the page of the same address again.</summary>
internal static class MeEndpoints
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public static void MapMe(this IEndpointRouteBuilder endpoints)
    {
        Form("/me/agree", (HttpContext http, MyAccount mine, ICurrentUser me, [FromForm] int? version) =>
            AnswerAsync(http, me, who => mine.AgreeAsync(who, version ?? 0, http.RequestAborted), "/me"));
        Form("/me/phone", PhoneAsync);
        Form("/me/name", (HttpContext http, MyAccount mine, ICurrentUser me, [FromForm] string? name) =>
            AnswerAsync(http, me, who => mine.RenameAsync(who, name, http.RequestAborted), "/me"));
        Form("/me/password", PasswordAsync);
        Form("/me/close", CloseAsync);
        endpoints.MapGet("/me/export", ExportAsync);

        void Form(string pattern, Delegate handler) =>
            endpoints.MapPublicForm(pattern, handler).WithMetadata(new RequestSizeLimitAttribute(SignInEndpoints.MaxBytes));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, ICurrentUser me, Func<CurrentUser, Task<Outcome<Done>>> command, string next)
    {
        var outcome = await command(await me.ReadAsync(http.RequestAborted));
        return outcome.IsDone ? Results.Redirect303(next) : await RefusedAsync(http, outcome.Refusal);
    }

    private static async Task<IResult> RefusedAsync(HttpContext http, Refusal refusal) =>
        refusal.Kind == RefusalKind.SignInNeeded ? Results.Redirect303("/sign-in?return=%2Fme") : await FormAgain.PageAsync(http, refusal);

    private static Task<IResult> PhoneAsync(HttpContext http, PhoneCodes codes, ICurrentUser me, [FromForm] string? code) =>
        string.IsNullOrWhiteSpace(code)
            ? AnswerAsync(http, me, who => codes.SendAsync(who, http.RequestAborted), "/me/phone?sent=1")
            : AnswerAsync(http, me, who => codes.ConfirmAsync(who, code, http.RequestAborted), "/me");

    private static async Task<IResult> PasswordAsync(
        HttpContext http, MyAccount mine, ICurrentUser me, SignInManager<PersonRow> signIn, [FromForm] string? oldpassword, [FromForm] string? password)
    {
        var outcome = await mine.ChangePasswordAsync(await me.ReadAsync(http.RequestAborted), oldpassword, password, http.RequestAborted);
        if (!outcome.IsDone)
            return await RefusedAsync(http, outcome.Refusal);
        await signIn.SignInAsync(outcome.Value, isPersistent: true);
        return Results.Redirect303("/me");
    }

    private static async Task<IResult> CloseAsync(HttpContext http, MyAccount mine, ICurrentUser me, [FromForm] string? password)
    {
        var outcome = await mine.CloseAsync(await me.ReadAsync(http.RequestAborted), password, http.RequestAborted);
        if (!outcome.IsDone)
            return await RefusedAsync(http, outcome.Refusal);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.Redirect303("/me/closed");
    }

    private static async Task<IResult> ExportAsync(HttpContext http, ExportMine export, ICurrentUser me)
    {
        if ((await me.ReadAsync(http.RequestAborted)).Id is not { } id)
            return Results.Redirect303("/sign-in?return=%2Fme");
        http.Response.Headers.CacheControl = "no-store";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(await export.ReadAsync(id, http.RequestAborted), Readable);
        return Results.File(bytes, "application/json", "my-data.json");
    }
}
