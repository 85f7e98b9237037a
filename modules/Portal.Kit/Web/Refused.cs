using Microsoft.AspNetCore.Http;
using Portal.Kit.Outcomes;

namespace Portal.Kit.Web;

/// <summary>Refusals over HTTP.</summary>
public static class Refused
{
    /// <summary>The status that a refusal has.</summary>
    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.SignInNeeded => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>For scripts: problem details (RFC 9457) with the sentence as title and the field's name beside it.</summary>
    public static IResult Json(Refusal refusal) => Results.Problem(
        title: refusal.Message,
        statusCode: Status(refusal.Kind),
        extensions: refusal.Field is null ? null : new Dictionary<string, object?> { ["field"] = refusal.Field });
}
