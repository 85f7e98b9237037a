namespace Portal.Structure.Tests.References;

/// <summary>
/// The site knows everything. Feature modules know base modules, never each other; a base module knows those before it.
/// The theme knows Kit. Live keeps to Kit: no pages, no database. Only tests know tests.
/// </summary>
internal static class WhoMayKnowWhom
{
    private static readonly string[] Base =
        ["Portal.Kit", "Portal.Storage", "Portal.Accounts", "Portal.Moderation", "Portal.Notices", "Portal.Content"];

    private static readonly string[] Features = ["Portal.Rooms", "Portal.Requests", "Portal.Calendar", "Portal.Stories"];

    /// <summary>A sentence for each reference that is not allowed and each project that nobody has placed.</summary>
    public static IEnumerable<string> Violations(ProjectGraph graph)
    {
        foreach (var (project, references) in graph.References)
        {
            if (IsTest(project))
                continue;
            if (Allowed(project) is not { } allowed)
                yield return $"{project} has no place in design.md: say in {nameof(WhoMayKnowWhom)} whom it may know.";
            else
                foreach (var reference in references.Where(r => !allowed(r)))
                    yield return $"{project} must not know {reference}.";
        }
    }

    private static Func<string, bool>? Allowed(string project) => project switch
    {
        "Portal.Site" => reference => !IsTest(reference) && reference != "Portal.Design",
        "Portal.Design" => reference => reference == "Portal.Site",
        "Portal.Theme" or "Portal.Live" => reference => reference == "Portal.Kit",
        _ when Array.IndexOf(Base, project) is var place and >= 0 => reference => Base.Take(place).Contains(reference, StringComparer.Ordinal),
        _ when Features.Contains(project, StringComparer.Ordinal) => reference => Base.Contains(reference, StringComparer.Ordinal),
        _ => null,
    };

    private static bool IsTest(string project) => project.EndsWith(".Tests", StringComparison.Ordinal) || project is "Portal.Testing" or "Portal.Benchmarks";
}
