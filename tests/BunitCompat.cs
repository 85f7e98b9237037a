using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Testing;

/// <summary>Finds AngleSharp.Diffing beside the tests, see Bunit.props.</summary>
internal static class BunitCompat
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Must be in place before the first assembly of bunit is loaded.")]
    internal static void HandOver() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
    {
        var path = Path.Combine(AppContext.BaseDirectory, "compat", $"{name.Name}.dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    };
}
