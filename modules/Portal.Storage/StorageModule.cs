using Portal.Kit.Modules;

namespace Portal.Storage;

/// <summary>The database, files, event rows, jobs, search and backup.</summary>
public sealed class StorageModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "storage";
}
