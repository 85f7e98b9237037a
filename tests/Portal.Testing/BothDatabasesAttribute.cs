using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Portal.Testing;

/// <summary>Runs a theory with one parameter of type <see cref="OnDatabase"/> once on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<OnDatabase>(OnDatabase.Sqlite), new TheoryDataRow<OnDatabase>(OnDatabase.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
