using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Accounts.People;
using Portal.Accounts.SignIn;
using Portal.Kit.Places;
using Portal.Kit.Web;

namespace Portal.Accounts.Setup;

internal static class SetupEndpoints
{
    private const int MaxBytes = 256 * 1024; // the privacy notice, percent-encoded

    public static void MapSetup(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicForm("/setup", SetUpAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));

    private static async Task<IResult> SetUpAsync(HttpContext http, SetUpPortal setUp, SignInManager<PersonRow> signIn, AttemptLimit limit)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string Text(string field) => form[field].ToString();
        if (!limit.Take($"setup:{http.Address()}", 30))
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        var site = new SiteIdentity(
            Text("sitename"), "", Text("host"), Text("phone"), Text("phoneHours"), Text("icpRecord"), Text("policeRecord"));
        var outcome = await setUp.HandleAsync(
            new SetUpRequest(
                Text("token"),
                Text("username"),
                Text("personname"),
                Text("password"),
                Text("placename"),
                Text("slug"),
                Enum.TryParse<PlaceLevel>(Text("level"), out var level) ? level : 0,
                site,
                Text("privacy").ReplaceLineEndings("\n")),
            http.RequestAborted);
        if (!outcome.IsDone)
            return await FormAgain.PageAsync(http, outcome.Refusal);
        await signIn.SignInAsync(outcome.Value, isPersistent: true);
        return Results.Redirect303("/desk");
    }
}
