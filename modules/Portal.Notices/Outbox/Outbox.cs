using Portal.Kit.Modules;
using Portal.Storage.Database;

namespace Portal.Notices.Outbox;

/// <summary>Putting notices into the outbox, in the transaction of what they tell.</summary>
public static class Outbox
{
    /// <summary>Tells one person. <paramref name="key"/> makes it unique; see <see cref="NoticeRow"/>.</summary>
    public static void NotifyPerson(
        this PortalDb db, Guid personId, string key, string title, string text, string address, DateTime at, DateTime? notBefore = null) =>
        db.Add(new NoticeRow
        {
            Id = Guid.CreateVersion7(at),
            Key = key,
            PersonId = personId,
            Title = title,
            Text = text,
            Address = address,
            At = at,
            NotBefore = notBefore ?? at,
        });

    /// <summary>Tells all staff who carry <paramref name="permission"/> at the place.</summary>
    public static void NotifyStaff(
        this PortalDb db, Permission permission, Guid placeId, string key, string title, string text, string address, DateTime at, DateTime? notBefore = null) =>
        db.Add(new NoticeRow
        {
            Id = Guid.CreateVersion7(at),
            Key = key,
            Permission = permission.Key,
            PlaceId = placeId,
            Title = title,
            Text = text,
            Address = address,
            At = at,
            NotBefore = notBefore ?? at,
        });
}
