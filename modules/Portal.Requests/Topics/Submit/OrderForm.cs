using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Moderation.Screen;
using Portal.Requests.Texts;

namespace Portal.Requests.Topics.Submit;

/// <summary>Reads the public form: every field checked, every refusal in words and with its field.</summary>
internal sealed class OrderForm(IPlaces places, ITextScreen screen, IStringLocalizer<RequestsTexts> texts)
{
    public async Task<Outcome<NewTopic>> ReadAsync(IFormCollection form, CurrentUser user, CancellationToken ct)
    {
        var words = form["what"].ToString().Trim();
        if (words.Length == 0)
            return Wrong("order.what-empty", "what");
        if (words.Length > NewTopic.MaxWords)
            return new Refusal(RefusalKind.TooLarge, texts["order.what-long", NewTopic.MaxWords, words.Length], "what");
        if (!Guid.TryParse(form["place"], out var placeId) || await places.FindAsync(placeId, ct) is not { } place)
            return Wrong("order.place-unknown", "place");
        if (!Phone.TryRead(form["phone"], out var phone, out var wrong))
            return Wrong(wrong!, "phone");
        var screening = screen.Screen(words, place.Path);
        if (screening.Verdict == ScreenVerdict.Block)
            return Wrong("order.blocked", "what");
        return new NewTopic(words, place.Id, Key(form["key"].ToString(), words, user), "page")
        {
            Phone = phone,
            AuthorId = user.Id,
            Vulnerable = form["for"] == "elder",
            Private = form.ContainsKey("private"),
            Held = screening.Verdict == ScreenVerdict.Hold,
        };
    }

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
