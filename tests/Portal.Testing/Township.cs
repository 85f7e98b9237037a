using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Roles;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Texts;
using Portal.Storage.Database;
using Xunit;

namespace Portal.Testing;

/// <summary>A small township in the database of a test: two villages, one with a grid; and people with roles in it.</summary>
public sealed class Township
{
    /// <summary>The password of everybody here.</summary>
    public const string Password = "maple-4821-river";

    private readonly PortalStore store;

    private Township(PortalStore store) => this.store = store;

    /// <summary>青禾镇, <c>qinghe/</c>, the root.</summary>
    public Place Qinghe { get; private set; } = null!;

    /// <summary>柳溪村, <c>qinghe/liuxi/</c>.</summary>
    public Place Liuxi { get; private set; } = null!;

    /// <summary>石桥村, <c>qinghe/shiqiao/</c>, beside Liuxi.</summary>
    public Place Shiqiao { get; private set; } = null!;

    /// <summary>东头网格, <c>qinghe/liuxi/dongtou/</c>.</summary>
    public Place Dongtou { get; private set; } = null!;

    /// <summary>Writes the places. Call it before anybody asks <see cref="IPlaces"/>.</summary>
    public static async Task<Township> PlantAsync(PortalStore store)
    {
        var town = new Township(store);
        town.Qinghe = await town.AddAsync(null, "qinghe", "青禾镇", PlaceLevel.Township);
        town.Liuxi = await town.AddAsync(town.Qinghe, "liuxi", "柳溪村", PlaceLevel.Village);
        town.Shiqiao = await town.AddAsync(town.Qinghe, "shiqiao", "石桥村", PlaceLevel.Village);
        town.Dongtou = await town.AddAsync(town.Liuxi, "dongtou", "东头网格", PlaceLevel.Grid);
        return town;
    }

    /// <summary>A new account with a role at a place, in the database.</summary>
    public Task<CurrentUser> StaffAsync(Role role, Place place) => PersonAsync(role.ToString().ToLowerInvariant(), [(role, place)]);

    /// <summary>A new account without a role.</summary>
    public Task<CurrentUser> VillagerAsync() => PersonAsync("villager", []);

    /// <summary>A client of the site that has signed in as a new account with that role; as a villager when no role is given.</summary>
    public async Task<HttpClient> SignedInAsync(PortalFactory site, Role? role = null, Place? place = null)
    {
        var user = role is { } held ? await StaffAsync(held, place ?? Qinghe) : await VillagerAsync();
        return await SignInAsync(site, user);
    }

    /// <summary>A client of the site that has signed in as that account.</summary>
    public async Task<HttpClient> SignInAsync(PortalFactory site, CurrentUser user)
    {
        string? name;
        await using (var db = store.Open())
            name = await db.Set<PersonRow>().Where(p => p.Id == user.Id).Select(p => p.UserName).SingleAsync(TestContext.Current.CancellationToken);
        var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["account"] = name!, ["password"] = Password });
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.SeeOther ? browser : throw new InvalidOperationException($"Sign-in answered {answer.StatusCode}.");
    }

    private async Task<CurrentUser> PersonAsync(string name, IReadOnlyList<(Role Role, Place Place)> roles)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var user = $"{name}-{Guid.NewGuid():N}"[..Math.Min(40, name.Length + 33)];
        var person = new PersonRow
        {
            Id = Guid.CreateVersion7(),
            UserName = user,
            NormalizedUserName = user.ToUpperInvariant(),
            Name = name,
            SortKey = name,
            CreatedAt = now,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        person.PasswordHash = new PasswordHasher<PersonRow>().HashPassword(person, Password);
        await store.WriteAsync(
            db =>
            {
                db.Add(person);
                foreach (var (role, place) in roles)
                    db.Add(new RoleRow { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = role, PlaceId = place.Id, GivenAt = now });
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        return new CurrentUser(person.Id, name, [.. roles.Select(r => new Grant(r.Role, r.Place.Id, r.Place.Path))]);
    }

    private async Task<Place> AddAsync(Place? parent, string slug, string name, PlaceLevel level)
    {
        var row = new PlaceRow
        {
            Id = Guid.CreateVersion7(),
            Path = $"{parent?.Path}{slug}/",
            Slug = slug,
            Name = name,
            SortKey = Pinyin.SortKey(name),
            Level = level,
            ParentId = parent?.Id,
        };
        await store.WriteAsync(db => db.AddAsync(row).AsTask(), TestContext.Current.CancellationToken);
        return new Place(row.Id, row.Path, row.Slug, row.Name, row.Level, row.ParentId, null);
    }
}
