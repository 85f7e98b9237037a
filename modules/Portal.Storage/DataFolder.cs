using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Portal.Storage;

/// <summary>
/// The folder of everything that this installation keeps: database, files, copies. Setting <c>Portal:DataPath</c>, relative
/// to the content root; <c>data</c> when not set.
/// </summary>
public sealed class DataFolder
{
    private const string Key = "Portal:DataPath";

    /// <summary>Resolves the setting and creates the folder.</summary>
    /// <exception cref="OptionsValidationException">The folder cannot be created; the message names the key.</exception>
    public DataFolder(IConfiguration configuration, IHostEnvironment? environment = null)
    {
        var configured = configuration[Key];
        Path = System.IO.Path.GetFullPath(
            string.IsNullOrWhiteSpace(configured) ? "data" : configured,
            environment?.ContentRootPath ?? Directory.GetCurrentDirectory());
        Create(Path);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Absolute path of a folder below; created when it is not there.</summary>
    public string Below(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        Create(path);
        return path;
    }

    private static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException(
                Key, typeof(DataFolder), [$"{Key} must name a folder that this process may create and write; {path} is not one: {refused.Message}"]);
        }
    }
}
