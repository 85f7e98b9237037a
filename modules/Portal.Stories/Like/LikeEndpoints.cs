using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Portal.Content.Read;
using Portal.Kit.Likes;
using Portal.Kit.People;
using Portal.Kit.Web;
using Portal.Moderation.Flood;

namespace Portal.Stories.Like;

/// <summary>为他点赞: POST /stories/SLUG/like with <c>likes</c> true or false; GET tells a script how many, and whether this reader.</summary>
internal static class LikeEndpoints
{
    private static readonly FloodRule Often = new("like-story", 30, 3000, TimeSpan.FromMinutes(10));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublicForm("/stories/{slug}/like", SetAsync).WithMetadata(new RequestSizeLimitAttribute(4096));
        endpoints.MapGet("/stories/{slug}/like", ReadAsync).AllowAnonymous();
    }

    private static async Task<IResult> SetAsync(
        string slug, HttpContext http, PublishedItems items, ILikes people, IFloodGate flood, ICurrentUser me, IPageCache pages, [FromForm(Name = "likes")] bool? wanted, CancellationToken ct)
    {
        // The device was drawn for this very request if there was none.
        var user = await me.ReadAsync(ct);
        user = user with { Device = user.Device ?? Device.Read(http) };
        if (flood.Check(Often, user, http) is { } tooOften)
            return Refused.Json(tooOften);
        if (await items.FindAsync(StoriesModule.Story.Key, slug, ct) is not { } story)
            return Results.NotFound();
        var outcome = await people.SetAsync(user, new LikeSubject(StoriesModule.Story.Key, story.Id), wanted != false, ct);
        if (!outcome.IsDone)
            return Refused.Json(outcome.Refusal);
        await pages.EvictAsync([PublishedItems.Tag(story.Id)], ct);
        if (http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
            return Results.Json(new { outcome.Value.Count, Mine = outcome.Value.IsMine });
        http.Response.Headers.Location = $"/stories/{Uri.EscapeDataString(story.Slug)}#like";
        http.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> ReadAsync(string slug, HttpResponse response, PublishedItems items, ILikes likes, ICurrentUser me, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        if (await items.FindAsync(StoriesModule.Story.Key, slug, ct) is not { } story)
            return Results.NotFound();
        var count = (await likes.CountAsync(StoriesModule.Story.Key, [story.Id], ct)).GetValueOrDefault(story.Id);
        var mine = (await likes.MineAsync(await me.ReadAsync(ct), StoriesModule.Story.Key, [story.Id], ct)).Contains(story.Id);
        return Results.Json(new { Count = count, Mine = mine });
    }
}
