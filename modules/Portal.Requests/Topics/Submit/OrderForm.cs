using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Places.Settings;
using Portal.Kit.Episodes;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Moderation.Screen;
using Portal.Requests.Files;
using Portal.Requests.Texts;

namespace Portal.Requests.Topics.Submit;

/// <summary>Reads the public form: every field checked, every refusal in words and with its field.</summary>
internal sealed class OrderForm(
    IPlaces places, IPlaceSettings rules, ITextScreen screen, KeepFiles files, IEnumerable<IEpisodes> episodes, IStringLocalizer<RequestsTexts> texts)
{
    public async Task<Outcome<NewTopic>> ReadAsync(IFormCollection form, CurrentUser user, CancellationToken ct)
    {
        var words = form["what"].ToString().Trim();
        var sound = form.Files.GetFile("voice") is { Length: > 0 } sent ? sent : null;
        if (words.Length == 0 && sound is null)
            return Wrong("order.what-empty", "what");
        if (words.Length > NewTopic.MaxWords)
            return new Refusal(RefusalKind.TooLarge, texts["order.what-long", NewTopic.MaxWords, words.Length], "what");
        if (!Guid.TryParse(form["place"], out var placeId) || await places.FindAsync(placeId, ct) is not { } place)
            return Wrong("order.place-unknown", "place");
        if (!Phone.TryRead(form["phone"], out var phone, out var wrong))
            return Wrong(wrong!, "phone");
        if (user.Id is null && await StrangerAsync(place, phone, ct) is { } refused)
            return refused;
        var verdict = words.Length == 0 ? ScreenVerdict.Hold : screen.Screen(words, place.Path).Verdict;
        if (verdict == ScreenVerdict.Block)
            return Wrong("order.blocked", "what");
        KeptFile? voice = null;
        if (sound is not null)
        {
            await using var content = sound.OpenReadStream();
            var kept = await files.VoiceAsync(content, ct);
            if (!kept.IsDone)
                return kept.Refusal;
            voice = kept.Value;
        }

        return new NewTopic(words, place.Id, Key(form["key"].ToString(), words + voice?.Blob, user), "page")
        {
            Phone = phone,
            Voice = voice,
            EpisodeId = await EpisodeAsync(form["episode"].ToString(), ct),
            AuthorId = user.Id,
            Vulnerable = form["for"] == "elder",
            Private = form.ContainsKey("private"),
            Held = verdict == ScreenVerdict.Hold,
        };
    }

    // Whether the place takes orders of people without an account, and whether it wants a number then.
    private async Task<Refusal?> StrangerAsync(Place place, string? phone, CancellationToken ct) =>
        (await rules.GetAsync<OrderRules>(place, ct)).Who switch
        {
            WhoMayOrder.SignedIn => new Refusal(RefusalKind.SignInNeeded, texts["order.sign-in"], "place"),
            WhoMayOrder.WithPhone when phone is null => Wrong("order.phone-wanted", "phone"),
            _ => null,
        };

    // From which episode somebody came: kept when there is such an episode, else left out.
    private async Task<Guid?> EpisodeAsync(string sent, CancellationToken ct) =>
        Guid.TryParse(sent, out var id) && episodes.FirstOrDefault() is { } rooms && await rooms.FindAsync([id], ct) is [{ } episode] ? episode.Id : null;

    // The form's key together with who sends it and what: nobody gets at another's order by sending its key, and a page
    // from the cache, whose key many have seen, takes another sentence as another order.
    private static string Key(string sent, string words, CurrentUser user)
    {
        var who = user.Id?.ToString("N") ?? user.Device ?? "";
        if (sent.Length is 0 or > 60)
            sent = Guid.NewGuid().ToString("N");
        return "f:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{who}\0{sent}\0{words}")))[..40];
    }

    private Refusal Wrong(string key, string field) => new(RefusalKind.Invalid, texts[key], field);
}
