namespace Portal.Live.Texts;

/// <summary>Sentences that a publisher's software may show.</summary>
public sealed class LiveTexts;
