using Portal.Testing;

namespace Portal.Structure.Tests;

/// <summary>The files of this repository as they are written, without what a build makes.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "Migrations", "output", "data"];

    /// <summary>Files of that ending below these folders, as paths from the root with slashes.</summary>
    public static IEnumerable<string> Files(string ending, params string[] folders) =>
        folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(PortalFactory.Repository, folder), "*" + ending, SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(PortalFactory.Repository, path))
            .Where(path => !path.Split('/').Any(part => Made.Contains(part, StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(PortalFactory.Repository, path));
}
