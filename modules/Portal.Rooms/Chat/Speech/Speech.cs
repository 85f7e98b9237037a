using Portal.Accounts.Places.Settings;
using Portal.Kit.Places;
using Portal.Rooms.Programme;

namespace Portal.Rooms.Chat.Speech;

/// <summary>Who may speak in a room, and among which places writers choose theirs.</summary>
/// <param name="Who">The stricter of what the place and the room say.</param>
/// <param name="Regions">Names to choose from; empty when the place does not ask.</param>
public sealed record SpeechHere(Speakers Who, IReadOnlyList<string> Regions);

/// <summary>Reads the rules that hold in a room. From memory.</summary>
internal sealed class Speech(IPlaces places, IPlaceSettings settings)
{
    private const int Most = 200;

    public async ValueTask<SpeechHere> ReadAsync(RoomRow room, CancellationToken ct)
    {
        if (await places.FindAsync(room.PlaceId, ct) is not { } place)
            return new SpeechHere(room.Speakers, []);
        var rules = await settings.GetAsync<SpeechRules>(place, ct);
        return new SpeechHere(
            room.Speakers > rules.Who ? room.Speakers : rules.Who,
            rules.Region == RegionShown.Off ? [] : await RegionsAsync(place, rules.Region, ct));
    }

    // Villages of the room's township, townships of its county.
    private async Task<IReadOnlyList<string>> RegionsAsync(Place place, RegionShown region, CancellationToken ct)
    {
        var (level, around) = region == RegionShown.Village ? (PlaceLevel.Village, PlaceLevel.Township) : (PlaceLevel.Township, PlaceLevel.County);
        var root = place;
        while (root.Level > around && root.ParentId is { } above && await places.FindAsync(above, ct) is { } parent)
            root = parent;
        return [.. (await places.AllAsync(ct)).Where(p => p.Level == level && p.IsWithin(root.Path)).Select(p => p.Name).Distinct(StringComparer.Ordinal).Take(Most)];
    }
}
