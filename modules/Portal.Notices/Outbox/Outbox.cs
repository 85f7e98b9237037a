using Portal.Kit.Modules;
using Portal.Storage.Database;

namespace Portal.Notices.Outbox;

/// <summary>
/// Putting notices into the outbox, in the transaction of what they tell. The same key a second time changes nothing.
/// </summary>
public static class Outbox
{
    private const int LongestTitle = 120;
    private const int LongestText = 1000;

    /// <summary>Tells one person. <paramref name="key"/> makes it unique; see <see cref="NoticeRow"/>.</summary>
    public static void NotifyPerson(
        this PortalDb db, Guid personId, string key, string title, string text, string address, DateTime at, DateTime? notBefore = null) =>
        Put(db, New(key, title, text, address, at, notBefore), row => row.PersonId = personId);

    /// <summary>Tells all staff who carry <paramref name="permission"/> at the place.</summary>
    public static void NotifyStaff(
        this PortalDb db, Permission permission, Guid placeId, string key, string title, string text, string address, DateTime at, DateTime? notBefore = null) =>
        Put(db, New(key, title, text, address, at, notBefore), row => (row.Permission, row.PlaceId) = (permission.Key, placeId));

    private static void Put(PortalDb db, NoticeRow row, Action<NoticeRow> address)
    {
        address(row);
        if (!db.Set<NoticeRow>().Local.Any(n => n.Key == row.Key) && !db.Set<NoticeRow>().Any(n => n.Key == row.Key))
            db.Add(row);
    }

    private static NoticeRow New(string key, string title, string text, string address, DateTime at, DateTime? notBefore) => new()
    {
        Id = Guid.CreateVersion7(at),
        Key = key,
        Title = Cut(title, LongestTitle),
        Text = Cut(text, LongestText),
        Address = address,
        At = at,
        NotBefore = notBefore ?? at,
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
