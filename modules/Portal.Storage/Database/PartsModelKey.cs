using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Portal.Storage.Database;

/// <summary>Keeps built models apart by what the modules registered; EF's own key is the type of the context alone.</summary>
internal sealed class PartsModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as PortalDb)?.Parts, designTime);
}
