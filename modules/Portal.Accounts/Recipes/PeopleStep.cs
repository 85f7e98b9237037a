using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Accounts.People;
using Portal.Accounts.Roles;
using Portal.Accounts.Texts;
using Portal.Kit.People;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Accounts.Recipes;

/// <summary>
/// Section <c>people</c>: demo accounts with the roles they hold and where. Their passwords are drawn for this
/// installation, printed once after the import, and kept as hashes only. Leaves <c>person:USER</c> in
/// <see cref="RecipeContext.Ids"/>.
/// </summary>
internal sealed class PeopleStep(PhoneBook phones, NewPerson people, IStringLocalizer<AccountsTexts> t) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Section => "people";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        var entries = section.Deserialize<List<RecipePerson>>(Json) ?? [];
        var announced = new List<string>();
        foreach (var entry in entries)
            announced.Add(await AddAsync(db, entry, context, ct));
        await db.SaveChangesAsync(ct);
        if (announced.Count == 0)
            return;
        context.Announce.Add(t["recipe.people.title"]);
        context.Announce.AddRange(announced);
    }

    private async Task<string> AddAsync(PortalDb db, RecipePerson entry, RecipeContext context, CancellationToken ct)
    {
        if (entry.User is not { Length: > 0 and <= 40 } user || user.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_')))
            throw new RecipeException(t["recipe.people.user", entry.User ?? entry.Name ?? ""]);
        if (entry.Name is not { Length: > 0 and <= 30 } name)
            throw new RecipeException(t["recipe.people.name", user]);
        var normal = user.ToUpperInvariant();
        if (context.Ids.ContainsKey($"person:{user}") || await db.Set<PersonRow>().AnyAsync(p => p.NormalizedUserName == normal, ct))
            throw new RecipeException(t["recipe.people.twice", user]);

        var password = DrawnPassword.Next();
        var person = people.Make(user, name, password, context.Now);
        db.Add(person);
        context.Ids[$"person:{user}"] = person.Id;
        AddPhone(db, entry, person, context.Now);
        var roles = AddRoles(db, entry, person, context);
        return t["recipe.people.line", roles.Length > 0 ? roles : t["role.villager"], user, password, name];
    }

    private void AddPhone(PortalDb db, RecipePerson entry, PersonRow person, DateTime now)
    {
        if (entry.Phone is null)
            return;
        if (!PhoneNumber.TryParse(entry.Phone, out var number))
            throw new RecipeException(t["recipe.people.phone", entry.User!]);
        db.Add(phones.Contact(person.Id, number, now));
    }

    private string AddRoles(PortalDb db, RecipePerson entry, PersonRow person, RecipeContext context)
    {
        List<string> names = [];
        foreach (var given in entry.Roles ?? [])
        {
            if (!Enum.TryParse<Role>(given.Role, ignoreCase: true, out var role) || !Enum.IsDefined(role))
                throw new RecipeException(t["recipe.people.role", entry.User!, given.Role ?? "", string.Join(", ", Enum.GetNames<Role>())]);
            if (!context.Ids.TryGetValue($"place:{given.Place}", out var placeId))
                throw new RecipeException(t["recipe.people.place", entry.User!, given.Place ?? ""]);
            db.Add(new RoleRow { Id = Guid.CreateVersion7(context.Now), PersonId = person.Id, Role = role, PlaceId = placeId, GivenAt = context.Now });
            names.Add(t[$"role.{role}"]);
        }

        return string.Join(t["list.separator"], names);
    }
}

/// <summary>An entry as written.</summary>
internal sealed record RecipePerson(string? User, string? Name, string? Phone, List<RecipeRole>? Roles);

/// <summary>A role and the path of the place.</summary>
internal sealed record RecipeRole(string? Role, string? Place);
