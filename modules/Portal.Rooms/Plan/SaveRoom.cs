using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Rooms.Plan;

/// <summary>What an editor writes about a room.</summary>
internal sealed class RoomForm
{
    public Guid? Id { get; set; }

    public Guid PlaceId { get; set; }

    public string Name { get; set; } = "";

    public string Slug { get; set; } = "";

    public string Intro { get; set; } = "";

    public string Cover { get; set; } = "tea";

    /// <summary>Address of an uploaded picture; empty for the cover.</summary>
    public string Slate { get; set; } = "";

    public bool PreModerated { get; set; }

    public Speakers Speakers { get; set; }

    public int SlowSeconds { get; set; }

    public List<ProductForm> Products { get; set; } = [];
}

/// <summary>What an editor writes about a product.</summary>
internal sealed class ProductForm
{
    public string Name { get; set; } = "";

    public string Note { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Link { get; set; } = "";

    public string Picture { get; set; } = "stall";
}

/// <summary>Creates or changes a room with its products.</summary>
internal sealed partial class SaveRoom(PortalStore store, IPageCache pages, TimeProvider clock, IStringLocalizer<RoomsTexts> t)
{
    private const int MaxProducts = 12;
    private const int MaxSlow = 300;

    public async Task<Outcome<RoomRow>> HandleAsync(CurrentUser user, RoomForm form, CancellationToken ct)
    {
        if (Check(form) is { } wrong)
            return wrong;
        try
        {
            var outcome = await store.WriteAsync(db => WriteAsync(db, user, form, ct), ct);
            if (outcome.IsDone)
                await pages.EvictAsync([RoomTags.Rooms, RoomTags.Room(outcome.Value.Id)], ct);
            return outcome;
        }
        catch (DbUpdateException)
        {
            // The unique index decides between two rooms of the same address.
            return new Refusal(RefusalKind.Conflict, t["room.slug-taken"], "slug");
        }
    }

    private Refusal? Check(RoomForm form)
    {
        form.Name = form.Name.Trim();
        form.Intro = form.Intro.Trim();
        form.Slug = form.Slug.Trim().Length == 0 ? SlugOf(form.Name) : form.Slug.Trim();
        form.Products.RemoveAll(p => p.Name.Trim().Length == 0);
        if (form.Name.Length is 0 or > 40)
            return new Refusal(RefusalKind.Invalid, t["room.name-wrong"], "name");
        if (form.Slug.Length > 40 || !Slugs().IsMatch(form.Slug))
            return new Refusal(RefusalKind.Invalid, t["room.slug-wrong"], "slug");
        if (form.Intro.Length > 300)
            return new Refusal(RefusalKind.Invalid, t["room.intro-wrong"], "intro");
        if (form.SlowSeconds is < 0 or > MaxSlow)
            return new Refusal(RefusalKind.Invalid, t["room.slow-wrong", MaxSlow], "slow");
        if (!CoverPicture.IsWelcome(form.Cover))
            return new Refusal(RefusalKind.Invalid, t["room.cover-wrong"], "cover");
        if (form.Slate.Length > 0 && !(form.Slate[0] == '/' && CoverPicture.IsWelcome(form.Slate)))
            return new Refusal(RefusalKind.Invalid, t["room.slate-wrong"], "slate");
        return form.Products.Count > MaxProducts || form.Products.Exists(IsWrong)
            ? new Refusal(RefusalKind.Invalid, t["room.products-wrong", MaxProducts], "products")
            : null;
    }

    private static bool IsWrong(ProductForm product) =>
        product.Name.Length > 40 || product.Note.Length > 80 || product.Phone.Length > 30 || !Slugs().IsMatch(product.Picture)
        || (product.Link.Length > 0 && (product.Link.Length > 300 || !product.Link.StartsWith("https://", StringComparison.Ordinal)))
        || (product.Phone.Length > 0 && !product.Phone.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or ' '));

    private async Task<Outcome<RoomRow>> WriteAsync(PortalDb db, CurrentUser user, RoomForm form, CancellationToken ct)
    {
        var mine = db.PlacesOf(user, RoomPermissions.Plan);
        if (!await mine.ContainsAsync(form.PlaceId, ct))
            return new Refusal(RefusalKind.Forbidden, t["plan.forbidden"]);
        var room = form.Id is { } id
            ? await db.Set<RoomRow>().SingleOrDefaultAsync(r => r.Id == id && mine.Contains(r.PlaceId), ct)
            : db.Add(new RoomRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), Slug = form.Slug, Name = "", Intro = "", At = clock.UtcNow() }).Entity;
        if (room is null)
            return new Refusal(RefusalKind.NotFound, t["plan.no-room"]);
        room.PlaceId = form.PlaceId;
        room.Name = form.Name;
        room.Slug = form.Slug;
        room.Intro = form.Intro;
        room.Cover = form.Cover;
        room.Slate = form.Slate.Length == 0 ? null : form.Slate;
        room.PreModerated = form.PreModerated;
        room.Speakers = form.Speakers;
        room.SlowSeconds = form.SlowSeconds;
        await ReplaceProductsAsync(db, room.Id, form.Products, ct);
        db.Announce(new ItemPublished("room", room.Id, room.PlaceId, true));
        db.Audit(user, clock.UtcNow(), form.Id is null ? "rooms.create" : "rooms.change", $"room:{room.Id}", room.PlaceId, room.Name);
        await db.SaveChangesAsync(ct);
        return room;
    }

    private async Task ReplaceProductsAsync(PortalDb db, Guid roomId, List<ProductForm> products, CancellationToken ct)
    {
        await db.Set<ProductRow>().Where(p => p.RoomId == roomId).ExecuteDeleteAsync(ct);
        db.AddRange(products.Select((p, i) => new ProductRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            RoomId = roomId,
            Position = i + 1,
            Name = p.Name.Trim(),
            Note = p.Note.Trim(),
            Phone = p.Phone.Trim(),
            Link = p.Link.Length == 0 ? null : p.Link,
            Picture = p.Picture,
        }));
    }

    // An editor need not know what an address is: it is made of the name's sounds.
    private static string SlugOf(string name)
    {
        var slug = NotInSlug().Replace(Pinyin.SortKey(name, 60).ToLowerInvariant(), "-").Trim('-');
        return slug.Length > 40 ? slug[..40].Trim('-') : slug;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slugs();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInSlug();
}
