using Microsoft.EntityFrameworkCore;

namespace Portal.Storage.Database;

/// <summary>What the modules add to the model of <see cref="PortalDb"/>.</summary>
public sealed class ModelParts(IEnumerable<ModelPart> parts)
{
    internal IReadOnlyList<Action<ModelBuilder>> All { get; } = [.. parts.Select(p => p.Configure)];
}

/// <summary>One module's entities.</summary>
/// <param name="Configure">Applies the module's entity configurations.</param>
public sealed record ModelPart(Action<ModelBuilder> Configure);
