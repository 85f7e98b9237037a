using Portal.Kit.Streams;

namespace Portal.Live.Streams;

/// <summary>What came of a wish to publish: a publication, or a refusal.</summary>
internal readonly record struct PublishOutcome(Publication? Publication, PublishRefused? Refused);
