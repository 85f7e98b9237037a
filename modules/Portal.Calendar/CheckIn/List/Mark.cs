namespace Portal.Calendar.CheckIn.List;

/// <summary>A note on the organiser's list, made on a phone that may have had no network.</summary>
/// <param name="Id">Given by the phone; the id of a guest who had not registered. Sent again it changes nothing.</param>
/// <param name="Registration">Whose registration; null for such a guest.</param>
/// <param name="Code">Their own code instead of the registration, when it was scanned.</param>
/// <param name="Name">Name of a guest who had not registered, 1–20 characters.</param>
/// <param name="What"><c>here</c> (late by the clock), <c>late</c>, <c>no-show</c> or <c>open</c> to take it back.</param>
/// <param name="Seats">How many came, 1–6.</param>
/// <param name="Ago">Milliseconds between the note and the sending, by the phone's own clock, which may be wrong.</param>
internal sealed record Mark(Guid Id, Guid? Registration, string? Code, string? Name, string What, int Seats, long Ago);

/// <summary>What became of a note.</summary>
/// <param name="Id">The note.</param>
/// <param name="State">What stands on the list now; null when it was refused.</param>
/// <param name="Problem">Why it was refused, in the reader's words.</param>
internal sealed record Marked(Guid Id, string? State, string? Problem = null);
