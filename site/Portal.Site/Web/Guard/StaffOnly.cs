using Microsoft.AspNetCore.Authentication;
using Portal.Kit.People;
using Portal.Kit.Web;

namespace Portal.Site.Web.Guard;

/// <summary>
/// Whatever its endpoint is, an address under <c>/desk</c> answers staff only: decided by the address, so that no page
/// and no endpoint can forget it. What a person may do there is decided again by each query and command.
/// </summary>
internal static class StaffOnly
{
    public static IApplicationBuilder UseStaffOnly(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!DeskRoutes.Owns(context.Request.Path))
        {
            await next(context);
            return;
        }

        var user = await context.RequestServices.GetRequiredService<ICurrentUser>().ReadAsync(context.RequestAborted);
        if (user.IsStaff)
            await next(context);
        else if (user.Id is null)
            await context.ChallengeAsync();
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
    });
}
