namespace Portal.Kit.Agenda;

/// <summary>
/// The calendar asks every module: what do you have, and when? Register any number of answers as singleton services; what is
/// answered stands in month, week, day, on the poster and in the feeds, beside the activities.
/// </summary>
public interface IAgendaSource
{
    /// <summary>Tag that is dropped from the page cache when an answer changes: every page of the calendar names it.</summary>
    string CacheTag { get; }

    /// <summary>
    /// Public things that overlap [from, to), UTC, at or below <paramref name="placePath"/> (empty for everywhere), by
    /// beginning; at most 500. Cancelled ones are among them, so that they vanish from people's calendars.
    /// </summary>
    Task<IReadOnlyList<AgendaCard>> BetweenAsync(string placePath, DateTime from, DateTime to, CancellationToken ct = default);
}

/// <summary>Something that another module has on the calendar.</summary>
/// <param name="Id">Its id: UID of the feeds.</param>
/// <param name="Kind">Decides colour and word.</param>
/// <param name="Title">Its title.</param>
/// <param name="Where">Where, or whose it is.</param>
/// <param name="Address">Its page, relative to the root.</param>
/// <param name="Starts">Beginning, UTC; of whole days midnight in China.</param>
/// <param name="Ends">End, UTC; of whole days midnight after the last.</param>
/// <param name="State">How it stands.</param>
/// <param name="AllDay">Whether it takes whole days: its first and its last are shown.</param>
public sealed record AgendaCard(
    Guid Id, AgendaKind Kind, string Title, string Where, string Address, DateTime Starts, DateTime Ends, AgendaState State = AgendaState.Planned, bool AllDay = false);

/// <summary>What kind of thing it is.</summary>
public enum AgendaKind
{
    /// <summary>直播.</summary>
    Live,

    /// <summary>公告.</summary>
    Notice,

    /// <summary>Anything else that takes place somewhere.</summary>
    Event,
}

/// <summary>How it stands. What is over is known by its end.</summary>
public enum AgendaState
{
    /// <summary>Takes place.</summary>
    Planned,

    /// <summary>On air now.</summary>
    OnAir,

    /// <summary>Over before its planned end.</summary>
    Over,

    /// <summary>Does not take place.</summary>
    Cancelled,
}
