using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Calendar.Hours.Accept;
using Portal.Calendar.Hours.Certify;
using Portal.Kit.People;
using Portal.Kit.Web;

namespace Portal.Calendar.Hours;

internal static class HoursEndpoints
{
    private const int MaxBytes = 8 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublicForm("/me/hours/{id:guid}", AnswerAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        endpoints.MapPublicForm("/me/hours/certificate", CertifyAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Guid id, ICurrentUser me, AnswerHours answer, [FromForm] string? accept, [FromForm] string? words)
    {
        var outcome = await answer.HandleAsync(await me.ReadAsync(http.RequestAborted), id, accept == "1", words ?? "", http.RequestAborted);
        return outcome.IsDone ? SeeOther(http, "/me/hours") : await FormAgain.PageAsync(http, outcome.Refusal);
    }

    private static async Task<IResult> CertifyAsync(HttpContext http, ICurrentUser me, IssueCertificate issue)
    {
        var outcome = await issue.HandleAsync(await me.ReadAsync(http.RequestAborted), http.RequestAborted);
        return outcome.IsDone ? SeeOther(http, $"/me/hours/certificate/{outcome.Value}") : Refused.Json(outcome.Refusal);
    }

    private static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        http.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
