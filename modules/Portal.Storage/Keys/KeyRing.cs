using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Storage.Database;

namespace Portal.Storage.Keys;

/// <summary>
/// Keeps the Data Protection key ring in the database, shared by all nodes. Keys are made at start and by
/// <see cref="RenewKeys"/>, never in passing: a key made inside somebody's write would wait for the gate that this
/// write holds.
/// </summary>
internal sealed class KeyRing(PortalStore store, KeyFile file, IOptions<StorageOptions> storage, TimeProvider clock)
    : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = this;
        options.AutoGenerateKeys = false;
        if (storage.Value.KeyFile.Length > 0)
            options.XmlEncryptor = file;
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = store.Open();
        return [.. db.Set<KeyRow>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var row = new KeyRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
        };

        // The interface is synchronous; this runs once in weeks, on a thread of its own and outside every write.
        Task.Run(() => store.WriteAsync(db =>
        {
            db.Add(row);
            return Task.CompletedTask;
        })).GetAwaiter().GetResult();
    }
}
