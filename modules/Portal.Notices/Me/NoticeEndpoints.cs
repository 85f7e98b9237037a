using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Notices.Inbox;

namespace Portal.Notices.Me;

internal static class NoticeEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/me/notices/{id:guid}", OpenAsync);
        endpoints.MapPublicForm("/me/notices/read", ReadAllAsync);
    }

    private static async Task<IResult> OpenAsync(Guid id, ICurrentUser me, InboxReader inbox, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var address = await inbox.OpenAsync(await me.ReadAsync(http.RequestAborted), id, http.RequestAborted);
        return Results.LocalRedirect(ReturnUrl.Safe(address, "/me/notices"));
    }

    private static async Task<IResult> ReadAllAsync(ICurrentUser me, InboxReader inbox, HttpContext http)
    {
        await inbox.ReadAllAsync(await me.ReadAsync(http.RequestAborted), withStaff: false, http.RequestAborted);
        http.Response.Headers.Location = "/me/notices";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
