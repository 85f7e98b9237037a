using System.Text.Json;
using Microsoft.Extensions.Localization;
using Portal.Accounts.People;
using Portal.Kit.Texts;
using Portal.Requests.Texts;
using Portal.Requests.Units;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Requests.Recipes;

/// <summary>
/// Section <c>units</c>: units with their members, the lead first, the backup second. Leaves <c>unit:NAME</c> in
/// <see cref="RecipeContext.Ids"/>. Needs <c>places</c> and <c>people</c> before it.
/// </summary>
internal sealed class UnitsStep(IStringLocalizer<RequestsTexts> texts) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Section => "units";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        foreach (var entry in section.Deserialize<List<RecipeUnit>>(Json) ?? [])
        {
            if (entry.Name is not { Length: > 0 and <= 40 } name || entry.About is { Length: > 200 })
                throw new RecipeException(texts["recipe.unit-name", entry.Name ?? ""]);
            if (!context.Ids.TryGetValue($"place:{entry.Place}", out var place))
                throw new RecipeException(texts["recipe.unit-place", name, entry.Place ?? ""]);
            var unit = new UnitRow { Id = Guid.CreateVersion7(context.Now), PlaceId = place, Name = name, SortKey = Pinyin.SortKey(name), About = entry.About ?? "" };
            db.Add(unit);
            context.Ids[$"unit:{name}"] = unit.Id;
            await AddMembersAsync(db, unit, entry.Members ?? [], context, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task AddMembersAsync(PortalDb db, UnitRow unit, List<string> members, RecipeContext context, CancellationToken ct)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (!context.Ids.TryGetValue($"person:{members[i]}", out var person))
                throw new RecipeException(texts["recipe.unit-member", unit.Name, members[i]]);
            var name = (await db.Set<PersonRow>().FindAsync([person], ct))?.Name ?? members[i];
            var part = i switch { 0 => MemberPart.Lead, 1 => MemberPart.Backup, _ => MemberPart.Member };
            db.Add(new MemberRow { UnitId = unit.Id, PersonId = person, Name = name, Part = part });
        }
    }

    private sealed record RecipeUnit(string? Name, string? Place, string? About, List<string>? Members);
}
