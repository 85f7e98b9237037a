using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Audit;
using Portal.Accounts.Places.Settings;
using Portal.Storage.Database;

namespace Portal.Accounts.Places.Remove;

/// <summary>
/// Whether anything belongs to a place. Every module names the column <c>PlaceId</c>, so the model itself can be asked;
/// the audit trail may name a place that is gone, and its settings go with it.
/// </summary>
internal static class PlaceUse
{
    private const string Column = "PlaceId";
    private static readonly MethodInfo Ask = typeof(PlaceUse).GetMethod(nameof(AnyRowAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static async Task<bool> AnyAsync(PortalDb db, Guid placeId, CancellationToken ct)
    {
        var types = db.Model.GetEntityTypes()
            .Where(e => !e.IsOwned() && e.ClrType != typeof(AuditRow) && e.ClrType != typeof(PlaceSettingRow))
            .Where(e => e.FindProperty(Column) is { } p && (p.ClrType == typeof(Guid) || p.ClrType == typeof(Guid?)))
            .Select(e => e.ClrType);
        foreach (var type in types)
        {
            if (await (Task<bool>)Ask.MakeGenericMethod(type).Invoke(null, [db, placeId, ct])!)
                return true;
        }

        return false;
    }

    private static Task<bool> AnyRowAsync<T>(PortalDb db, Guid placeId, CancellationToken ct)
        where T : class => db.Set<T>().AnyAsync(row => EF.Property<Guid?>(row, Column) == placeId, ct);
}
