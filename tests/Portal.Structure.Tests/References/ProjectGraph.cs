using System.Xml.Linq;

namespace Portal.Structure.Tests.References;

/// <summary>Which project references which, as the project files say.</summary>
/// <param name="References">Referenced names by name: <c>Portal.Rooms</c> → <c>Portal.Kit</c>, …</param>
internal sealed record ProjectGraph(IReadOnlyDictionary<string, IReadOnlyList<string>> References)
{
    public static ProjectGraph OfRepository() =>
        new(Repository.Files(".csproj", "modules", "themes", "site", "tests").ToDictionary(
            path => Path.GetFileNameWithoutExtension(path),
            path => (IReadOnlyList<string>)
            [
                .. XDocument.Parse(Repository.Read(path)).Descendants("ProjectReference")
                    .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)),
            ],
            StringComparer.Ordinal));

    /// <summary>The same with one reference more.</summary>
    public ProjectGraph With(string from, string to) =>
        new(References.ToDictionary(r => r.Key, r => r.Key == from ? [.. r.Value, to] : r.Value, StringComparer.Ordinal));
}
