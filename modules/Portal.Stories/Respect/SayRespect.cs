using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Content.Read;
using Portal.Kit.Lane;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Moderation.Flood;
using Portal.Moderation.Mutes;
using Portal.Moderation.Screen;
using Portal.Storage.Database;
using Portal.Storage.Signals;
using Portal.Stories.Texts;

namespace Portal.Stories.Respect;

/// <summary>Leaves a message of respect: flood gate → mute → length → text screen → public, or before a moderator.</summary>
internal sealed class SayRespect(
    PortalStore store, PublishedItems items, ITextScreen screen, IFloodGate flood, IMutes mutes, IPageCache pages, ISignals signals, TimeProvider clock,
    IStringLocalizer<StoriesTexts> texts)
{
    private static readonly FloodRule Often = new("respect", 6, 300, TimeSpan.FromMinutes(10));

    public async Task<Outcome<RespectRow>> HandleAsync(CurrentUser user, string slug, string? text, string? name, HttpContext http, CancellationToken ct)
    {
        if (flood.Check(Often, user, http) is { } tooOften)
            return tooOften;
        var words = Clean(text);
        var called = Clean(name);
        if (words.Length is 0 or > RespectRow.MaxText)
            return new Refusal(words.Length == 0 ? RefusalKind.Invalid : RefusalKind.TooLarge, texts["respect.long", RespectRow.MaxText], "text");
        if (called.Length > RespectRow.MaxName)
            return new Refusal(RefusalKind.Invalid, texts["respect.name-long", RespectRow.MaxName], "name");
        if (await items.FindAsync(StoriesModule.Story.Key, slug, ct) is not { } story)
            return new Refusal(RefusalKind.NotFound, texts["edit.gone"]);
        if (await mutes.FindAsync(user, story.PlacePath, $"story:{story.Id}", ct) is not null)
            return new Refusal(RefusalKind.Forbidden, texts["respect.muted"]);
        var seen = Worst(screen.Screen(words, story.PlacePath), screen.Screen(called, story.PlacePath));
        if (seen.Verdict == ScreenVerdict.Block)
            return new Refusal(RefusalKind.Invalid, texts["respect.blocked"], "text");
        var row = await KeepAsync(user, story, words, called.Length > 0 ? called : user.Name.Length > 0 ? user.Name : texts["respect.nobody"], seen, ct);
        if (row.State == RespectState.Passed)
            await pages.EvictAsync([PublishedItems.Tag(story.Id)], ct);
        await signals.RaiseAsync(IModerationLane.Topic, ct);
        return row;
    }

    // Somebody who pressed twice said it once.
    private Task<RespectRow> KeepAsync(CurrentUser user, PublishedItem story, string words, string name, Screening seen, CancellationToken ct) => store.WriteAsync(
        async db =>
        {
            var now = clock.UtcNow();
            var mine = db.Set<RespectRow>().Where(r => r.ItemId == story.Id && r.Text == words && r.At > now.AddHours(-1));
            mine = user.Id is { } person ? mine.Where(r => r.PersonId == person) : mine.Where(r => r.PersonId == null && r.Device != null && r.Device == user.Device);
            if (await mine.OrderBy(r => r.At).FirstOrDefaultAsync(ct) is { } there)
                return there;
            var row = new RespectRow
            {
                Id = Guid.CreateVersion7(now),
                ItemId = story.Id,
                PlaceId = story.PlaceId,
                PersonId = user.Id,
                Device = user.Device,
                Name = name[..Math.Min(name.Length, RespectRow.MaxName)],
                Text = words,
                State = seen.Verdict == ScreenVerdict.Hold ? RespectState.Held : RespectState.Passed,
                HeldBy = seen.Verdict == ScreenVerdict.Hold ? seen.Rule?[..Math.Min(100, seen.Rule.Length)] : null,
                At = now,
            };
            db.Add(row);
            return row;
        },
        ct);

    private static Screening Worst(Screening one, Screening other) => other.Verdict > one.Verdict ? other : one;

    // One line of visible characters; whoever pastes a book gets a refusal, not a scan of it.
    private static string Clean(string? text)
    {
        if (text is null || text.Length > RespectRow.MaxText * 4)
            return text is null ? "" : new string('x', RespectRow.MaxText + 1);
        var visible = text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)
            .Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse));
        return string.Join(' ', new string([.. visible]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
