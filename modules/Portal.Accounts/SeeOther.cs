using Microsoft.AspNetCore.Http;

namespace Portal.Accounts;

/// <summary>303: after a form the browser fetches the next page with GET.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

internal static class SeeOtherResults
{
    extension(Results)
    {
        /// <summary>Leads to a page of this site.</summary>
        public static IResult Redirect303(string address) => new SeeOther(address);
    }
}
