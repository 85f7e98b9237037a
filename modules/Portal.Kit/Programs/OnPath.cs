namespace Portal.Kit.Programs;

/// <summary>Looks for programs that the operator may have installed.</summary>
public static class OnPath
{
    /// <summary>Full path of the program, or null. A rooted name is taken as it is; on Windows <c>.exe</c> may be left out.</summary>
    public static string? Find(string name)
    {
        if (string.IsNullOrEmpty(name))
            return null;
        if (Path.IsPathRooted(name))
            return File.Exists(name) ? name : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
            .FirstOrDefault(File.Exists);
    }
}
