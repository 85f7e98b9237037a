using Portal.Storage.Signals;

namespace Portal.Storage.Database;

/// <summary>What a context of the running portal is connected to.</summary>
/// <param name="Gate">The write gate of this process.</param>
/// <param name="Clock">Stamps announced events.</param>
/// <param name="Signals">Wakes the handlers of announced events.</param>
internal sealed record DbWiring(WriteGate Gate, TimeProvider Clock, ISignals Signals);
