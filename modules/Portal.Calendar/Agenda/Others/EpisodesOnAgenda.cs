using Portal.Kit.Agenda;
using Portal.Kit.Episodes;

namespace Portal.Calendar.Agenda.Others;

/// <summary>Episodes of rooms, where there are rooms.</summary>
internal sealed class EpisodesOnAgenda(IEnumerable<IEpisodes> rooms) : IAgendaSource
{
    public string CacheTag => IEpisodes.CacheTag;

    public async Task<IReadOnlyList<AgendaCard>> BetweenAsync(string placePath, DateTime from, DateTime to, CancellationToken ct = default) =>
        rooms.FirstOrDefault() is { } answers ? [.. (await answers.BetweenAsync(placePath, from, to, ct)).Select(Card)] : [];

    private static AgendaCard Card(EpisodeCard card) => new(
        card.Id, AgendaKind.Live, card.Title, card.RoomName, card.Address, card.Starts, card.Ends > card.Starts ? card.Ends : card.Starts.AddHours(1), card.State switch
        {
            EpisodeState.OnAir => AgendaState.OnAir,
            EpisodeState.Ended => AgendaState.Over,
            EpisodeState.Cancelled => AgendaState.Cancelled,
            _ => AgendaState.Planned,
        });
}
