using System.Text.Json;
using Portal.Kit.Events;

namespace Portal.Storage.Events;

/// <summary>One subscription: which rows, for which cursor, and how to hand them over.</summary>
internal sealed record EventRoute(string Type, string Cursor, Func<string, CancellationToken, Task> HandleAsync)
{
    public static EventRoute To<TEvent>(IHandle<TEvent> handler)
        where TEvent : PortalEvent =>
        new(
            typeof(TEvent).Name,
            handler.Cursor,
            (body, ct) => handler.HandleAsync(
                JsonSerializer.Deserialize<TEvent>(body) ?? throw new JsonException($"An event {typeof(TEvent).Name} reads as null."), ct));
}
