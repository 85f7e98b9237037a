using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Moderation.Flood;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Report;
using Portal.Requests.Topics.Status;
using Portal.Requests.Topics.Submit;
using Portal.Requests.Topics.Wanted;

namespace Portal.Requests.Topics;

/// <summary>The public forms of 点单.</summary>
internal static class TopicEndpoints
{
    private const long MaxForm = 32 * 1024;

    // A voice note, what a multipart form puts round it, and the other fields.
    private const long MaxOrder = KeepFiles.VoiceBytes + (256 * 1024);

    private static readonly FloodRule Ordering = new("order", 6, 200, TimeSpan.FromMinutes(10));
    private static readonly FloodRule Wanting = new("want", 60, 3000, TimeSpan.FromMinutes(10));
    private static readonly FloodRule Finding = new("order-find", 20, 400, TimeSpan.FromMinutes(10));

    public static void MapTopics(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublicForm("/orders/new", SubmitAsync).AtMost(MaxOrder);
        endpoints.MapPublicForm("/orders/find", FindAsync).Short();
        endpoints.MapPublicForm("/orders/{number}/me-too", WantAsync).Short();
        endpoints.MapPublicForm("/orders/{number}/{verb:regex(^(answer|withdraw|appeal|rate|reopen)$)}", StepAsync).Short();
        endpoints.MapPublicForm("/orders/{number}/report", ReportOrder.HandleAsync).Short();
    }

    private static void Short(this RouteHandlerBuilder form) => form.AtMost(MaxForm);

    // Longer bodies are not read; whoever sent one is told so in words.
    private static void AtMost(this RouteHandlerBuilder form, long bytes) => form
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(bytes))
        .AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception large) when (large is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or InvalidDataException)
            {
                context.HttpContext.Request.Form = FormCollection.Empty;
                var texts = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<RequestsTexts>>();
                return await FormAgain.PageAsync(context.HttpContext, new Refusal(RefusalKind.TooLarge, texts["order.large"]));
            }
        });

    private static async Task<IResult> SubmitAsync(
        HttpContext http, ICurrentUser current, OrderForm form, SubmitTopic submit, OrderPasses passes, IFloodGate flood, CancellationToken ct)
    {
        var user = await current.ReadAsync(ct);
        if (flood.Check(Ordering, user, http) is { } often)
            return await FormAgain.PageAsync(http, often);
        var read = await form.ReadAsync(await http.Request.ReadFormAsync(ct), user, ct);
        if (!read.IsDone)
            return await FormAgain.PageAsync(http, read.Refusal);
        var placed = await submit.PlaceAsync(read.Value, new Actor(Hats.Orderer, user.Id), ct);
        if (!placed.IsDone)
            return await FormAgain.PageAsync(http, placed.Refusal);
        passes.Give(http, placed.Value.Id);
        return WantsJson(http)
            ? Results.Json(new { number = placed.Value.Number, due = ChinaTime.Iso(placed.Value.Due ?? placed.Value.At), address = $"/orders/{placed.Value.Number}" })
            : new SeeOther($"/orders/{placed.Value.Number}?new=1");
    }

    private static async Task<IResult> FindAsync(HttpContext http, ICurrentUser current, OpenByNumber open, OrderPasses passes, IFloodGate flood, CancellationToken ct)
    {
        var user = await current.ReadAsync(ct);
        if (flood.Check(Finding, user, http) is { } often)
            return await FormAgain.PageAsync(http, often);
        var form = await http.Request.ReadFormAsync(ct);
        var number = form["number"].ToString();
        var opened = await open.OpenAsync(number, form["four"].ToString(), ct);
        if (!opened.IsDone)
            return await FormAgain.PageAsync(http, opened.Refusal);
        passes.Give(http, opened.Value);
        return new SeeOther($"/orders/{number.Trim().ToUpperInvariant()}");
    }

    private static async Task<IResult> WantAsync(string number, HttpContext http, ICurrentUser current, WantTopic want, IFloodGate flood, CancellationToken ct)
    {
        var user = await current.ReadAsync(ct);
        user = user with { Device = user.Device ?? Device.Ensure(http) };
        if (flood.Check(Wanting, user, http) is { } often)
            return await FormAgain.PageAsync(http, often);
        var wanted = await want.WantAsync(user, number, ct);
        if (!wanted.IsDone)
            return await FormAgain.PageAsync(http, wanted.Refusal);
        return WantsJson(http)
            ? Results.Json(new { wanted = wanted.Value })
            : new SeeOther($"/orders/{number}?wanted=1");
    }

    private static async Task<IResult> StepAsync(string number, string verb, HttpContext http, ICurrentUser current, OrdererSteps steps, CancellationToken ct)
    {
        var done = await steps.DoAsync(http, await current.ReadAsync(ct), number, verb, ct);
        if (!done.IsDone)
            return await FormAgain.PageAsync(http, done.Refusal);
        return WantsJson(http)
            ? Results.Json(new { state = done.Value.State })
            : new SeeOther($"/orders/{number}");
    }

    private static bool WantsJson(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
