namespace Portal.Rooms.Texts;

/// <summary>Words of rooms, comments, studio and replay.</summary>
public sealed class RoomsTexts;
