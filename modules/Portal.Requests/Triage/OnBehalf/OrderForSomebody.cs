using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Submit;

namespace Portal.Requests.Triage.OnBehalf;

/// <summary>An order that staff take for somebody: by telephone, or face to face.</summary>
/// <param name="Words">1–500 characters.</param>
/// <param name="PlaceId">Whose village.</param>
/// <param name="Phone">As written; blank for none.</param>
/// <param name="Key">Key of the form: sent twice, it is one order.</param>
internal sealed record SomebodysOrder(string Words, Guid PlaceId, string Phone, string Key)
{
    public bool ByPhone { get; init; } = true;

    public bool Vulnerable { get; init; }

    public bool Private { get; init; }
}

/// <summary>Places it, for whoever handles orders at that place. The order is the orderer's: nobody's account owns it.</summary>
internal sealed class OrderForSomebody(SubmitTopic submit, IPlaces places, IStringLocalizer<RequestsTexts> texts)
{
    public async Task<Outcome<OrderRow>> PlaceAsync(CurrentUser user, SomebodysOrder order, CancellationToken ct)
    {
        if (user is not { Id: { } person, IsStaff: true } || await places.FindAsync(order.PlaceId, ct) is not { } place || !May(user, place))
            return new Refusal(RefusalKind.Forbidden, texts["no.hat"], "place");
        var words = order.Words.Trim();
        if (words.Length is 0 or > NewTopic.MaxWords)
        {
            return words.Length == 0
                ? new Refusal(RefusalKind.Invalid, texts["order.what-empty"], "what")
                : new Refusal(RefusalKind.TooLarge, texts["order.what-long", NewTopic.MaxWords, words.Length], "what");
        }

        if (!Phone.TryRead(order.Phone, out var phone, out var wrong))
            return new Refusal(RefusalKind.Invalid, texts[wrong!], "phone");
        var key = $"s:{person:N}:{(order.Key.Length is > 0 and <= 24 ? order.Key : Guid.NewGuid().ToString("N")[..24])}";

        // Whoever writes it down is staff: no screen holds the words back.
        var topic = new NewTopic(words, place.Id, key, order.ByPhone ? "phone" : "staff") { Phone = phone, Vulnerable = order.Vulnerable, Private = order.Private };
        return await submit.PlaceAsync(topic, new Actor(Hats.Triage, person), ct);
    }

    /// <summary>Whether this person takes orders for people of that place.</summary>
    public static bool May(CurrentUser user, Place place) =>
        user.May(RequestPermissions.Triage, place.Path) || user.May(RequestPermissions.Handle, place.Path);
}
