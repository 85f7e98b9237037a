using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Accounts.People;
using Portal.Accounts.SignIn;
using Portal.Kit.People;
using Portal.Kit.Web;

namespace Portal.Accounts.Invite;

internal static class JoinEndpoints
{
    public static void MapJoin(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/join/{token}", JoinAsync).WithMetadata(new RequestSizeLimitAttribute(SignInEndpoints.MaxBytes));

    private static async Task<IResult> JoinAsync(
        HttpContext http,
        string token,
        JoinStaff join,
        ICurrentUser me,
        SignInManager<PersonRow> signIn,
        AttemptLimit limit,
        [FromForm] string? name,
        [FromForm] string? username,
        [FromForm] string? password,
        [FromForm] string? agree,
        [FromForm] int? version)
    {
        if (!limit.Take($"join:{http.Address()}", AttemptLimit.PerAddress))
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        var who = await me.ReadAsync(http.RequestAborted);
        var outcome = who.Id is not null
            ? await join.AcceptAsync(who, token, http.RequestAborted)
            : await join.JoinAsync(new JoinRequest(token, name, username, password, agree is not null, version ?? 0), http.RequestAborted);
        if (!outcome.IsDone)
            return await FormAgain.PageAsync(http, outcome.Refusal);
        await signIn.SignInAsync(outcome.Value, isPersistent: true);
        return Results.Redirect303("/desk");
    }
}
