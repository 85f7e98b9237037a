using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Outcomes;

namespace Portal.Kit.Web;

/// <summary>What a refused form held, for the page that is shown again. Scoped; empty when a page is simply opened.</summary>
public sealed class FormAgain
{
    private Dictionary<string, string> entered = [];

    /// <summary>Why it was refused, or null.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>What the reader had entered in a field; <paramref name="otherwise"/> when the page is simply opened.</summary>
    public string Entered(string field, string otherwise = "") => entered.GetValueOrDefault(field, otherwise);

    /// <summary>Whether a tick box was ticked.</summary>
    public bool Ticked(string field) => entered.ContainsKey(field);

    /// <summary>
    /// The answer of a public form (<see cref="SameOrigin.MapPublicForm"/>) that was refused: to a script problem details,
    /// to a browser without script the page again, with the refusal's status, the refusal and what had been entered. The
    /// page must have the form's own address (<c>@page "/sign-in"</c> and <c>MapPublicForm("/sign-in", …)</c>) and read
    /// this service. Passwords are never handed back.
    /// </summary>
    public static async Task<IResult> PageAsync(HttpContext http, Refusal refusal)
    {
        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
            return Refused.Json(refusal);
        var again = http.RequestServices.GetRequiredService<FormAgain>();
        again.Refusal = refusal;
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            again.entered = form
                .Where(f => !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        }

        http.RequestServices.GetRequiredService<PageTags>().KeepPrivate();
        http.Response.Headers.CacheControl = "no-store";
        var document = http.RequestServices.GetRequiredService<PageDocument>().Component;
        return new RazorComponentResult(document) { StatusCode = Refused.Status(refusal.Kind) };
    }
}

/// <summary>The component of the whole document, registered by the site; it routes by the request's address.</summary>
/// <param name="Component">Type of the root component.</param>
public sealed record PageDocument(Type Component);
