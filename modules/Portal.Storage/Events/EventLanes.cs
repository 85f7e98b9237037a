using Microsoft.Extensions.Logging;
using Portal.Storage.Database;
using Portal.Storage.Nodes;
using Portal.Storage.Signals;

namespace Portal.Storage.Events;

/// <summary>All lanes, one per cursor.</summary>
internal sealed class EventLanes(
    IEnumerable<EventRoute> routes, PortalStore store, ISignals signals, TimeProvider clock, ILogger<EventLanes> log) : ILeaderWork
{
    public IReadOnlyList<EventLane> All { get; } =
        [.. routes.GroupBy(r => r.Cursor, StringComparer.Ordinal).Select(g => new EventLane(g.Key, [.. g], store, clock, log))];

    public Task RunAsync(CancellationToken ct) => Task.WhenAll(All.Select(lane => RunAsync(lane, ct)));

    private async Task RunAsync(EventLane lane, CancellationToken ct)
    {
        var bell = new Bell();
        using var subscription = signals.Subscribe(Announcements.Topic, bell.Ring);
        await lane.RunAsync(bell, ct);
    }
}
