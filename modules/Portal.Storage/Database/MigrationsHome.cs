using System.Reflection;

namespace Portal.Storage.Database;

/// <summary>Which assembly holds the checked-in migrations: that of the site, which alone knows the whole model.</summary>
internal sealed record MigrationsHome(Assembly Assembly);
