using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Storage.Database;

/// <summary>
/// What the modules add to the model of <see cref="PortalDb"/>. Two lists of the same configurations are equal, so that
/// several hosts in one process (tests) share one built model and hosts with other modules get their own.
/// </summary>
public sealed class ModelParts(IEnumerable<ModelPart> parts) : IEquatable<ModelParts>
{
    internal IReadOnlyList<Action<ModelBuilder>> All { get; } = [.. parts.Select(p => p.Configure)];

    /// <summary>The parts registered in a service collection, without building it.</summary>
    public static ModelParts Of(IServiceCollection services) =>
        new(services.Select(s => s.ImplementationInstance).OfType<ModelPart>());

    /// <inheritdoc />
    public bool Equals(ModelParts? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ModelParts);

    /// <inheritdoc />
    public override int GetHashCode() => All.Aggregate(0, HashCode.Combine);
}

/// <summary>One module's entities.</summary>
/// <param name="Configure">Applies the module's entity configurations.</param>
public sealed record ModelPart(Action<ModelBuilder> Configure);
