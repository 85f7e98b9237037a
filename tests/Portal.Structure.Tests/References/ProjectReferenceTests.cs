namespace Portal.Structure.Tests.References;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void No_project_knows_one_that_it_must_not_know() =>
        Findings.None(WhoMayKnowWhom.Violations(ProjectGraph.OfRepository()));

    [Theory]
    [InlineData("Portal.Rooms", "Portal.Requests")]
    [InlineData("Portal.Kit", "Portal.Storage")]
    [InlineData("Portal.Storage", "Portal.Accounts")]
    [InlineData("Portal.Live", "Portal.Storage")]
    [InlineData("Portal.Theme", "Portal.Rooms")]
    [InlineData("Portal.Calendar", "Portal.Site")]
    [InlineData("Portal.Site", "Portal.Testing")]
    public void An_invented_forbidden_reference_is_found(string from, string to) =>
        Assert.Contains($"{from} must not know {to}.", WhoMayKnowWhom.Violations(ProjectGraph.OfRepository().With(from, to)));

    [Fact]
    public void A_project_that_nobody_placed_is_found()
    {
        var graph = new ProjectGraph(new Dictionary<string, IReadOnlyList<string>> { ["Portal.Common"] = [] });
        Assert.StartsWith("Portal.Common has no place", Assert.Single(WhoMayKnowWhom.Violations(graph)));
    }

    [Fact]
    public void Every_project_is_part_of_the_solution()
    {
        var solution = Repository.Read("Portal.sln");
        Assert.DoesNotContain(
            Repository.Files(".csproj", "modules", "themes", "site", "tests"),
            path => !solution.Contains(path.Replace('/', '\\'), StringComparison.Ordinal));
    }
}
