using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Time;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Kind;
using Portal.Requests.Topics.Submit;
using Portal.Requests.Units;
using Portal.Storage.Database;
using Portal.Storage.Recipes;

namespace Portal.Requests.Recipes;

/// <summary>
/// Section <c>orders</c>: demo orders that lived through the same kernel as real ones, at times relative to the import. No
/// notices are sent. Needs <c>places</c>, <c>people</c> and <c>units</c> before it.
/// </summary>
internal sealed class OrdersStep(Ledger ledger, IStringLocalizer<RequestsTexts> texts) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Section => "orders";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        foreach (var entry in (section.Deserialize<List<RecipeOrder>>(Json) ?? []).OrderByDescending(o => o.HoursAgo))
        {
            if (entry.Words is not { Length: > 0 and <= NewTopic.MaxWords } words || !context.Ids.TryGetValue($"place:{entry.Place}", out var place))
                throw new RecipeException(texts["recipe.order", entry.Words ?? "", entry.Place ?? ""]);
            var row = await PlaceAsync(db, entry, words, place, context, ct);
            foreach (var step in entry.Steps ?? [])
                await TakeAsync(db, row, step, context, ct);
        }
    }

    private async Task<OrderRow> PlaceAsync(PortalDb db, RecipeOrder entry, string words, Guid place, RecipeContext context, CancellationToken ct)
    {
        var at = context.Now.AddHours(-entry.HoursAgo);
        var row = new OrderRow
        {
            Id = Guid.CreateVersion7(at),
            Number = await Numbers.DrawAsync(db, TopicKind.Instance, at, ct),
            Kind = TopicKind.Name,
            PlaceId = place,
            AuthorId = entry.Person is null ? null : Person(context, entry.Person),
            SubmissionKey = $"r:{Guid.CreateVersion7(at):N}",
            Title = PublicWording.Of(words),
            Vulnerable = entry.For == "elder",
            Channel = "page",
            At = at,
            Wanted = Math.Clamp(entry.Wanted, 1, 10_000),
        };
        db.Add(row);
        for (var i = 1; i < row.Wanted; i++)
            db.Add(new WantRow { OrderId = row.Id, Who = $"r:{i}", At = at.AddMinutes(i) });
        var facts = new Facts { Channel = "page", Content = Wording.Passed, Visibility = Visibility.Public, Policy = new ClockRules().Fix(PublicHolidays.China, ChinaTime.LocalDay(at)) };
        await ledger.AppendAsync(db, row, TopicKind.Instance, new Attempt(TopicCommands.Submit, new Actor(Hats.Orderer, row.AuthorId), at, facts), new Said(words), ct);
        if (entry.Category is { } category)
            await ledger.AppendAsync(db, row, TopicKind.Instance, new Attempt(TopicCommands.Classify, new Actor(Hats.Triage, null), at.AddMinutes(4), new Facts { Category = category }), null, ct);
        return row;
    }

    private async Task TakeAsync(PortalDb db, OrderRow row, RecipeStepEntry step, RecipeContext context, CancellationToken ct)
    {
        var command = new Command(step.Do ?? "");
        Guid? unit = step.Unit is null ? null : context.Ids.TryGetValue($"unit:{step.Unit}", out var known) ? known : throw Wrong(row, step);
        var backup = unit is null ? null : await db.Set<MemberRow>().Where(m => m.UnitId == unit).OrderByDescending(m => m.Part == MemberPart.Backup).Select(m => (Guid?)m.PersonId).FirstOrDefaultAsync(ct);
        Guid? person = step.By is null ? null : Person(context, step.By);
        var facts = new Facts
        {
            UnitId = unit,
            BackupId = backup,
            HolderId = person,
            Promise = step.PromiseInHours is { } hours ? context.Now.AddHours(hours) : null,
            EpisodeId = step.Episode is null ? null : context.Ids.TryGetValue($"episode:{step.Episode}", out var episode) ? episode : throw Wrong(row, step),
            Second = step.Second,
            Face = step.Face,
            Claimed = Enum.TryParse<Result>(step.Result, ignoreCase: true, out var result) ? result : null,
            Confirmed = command == TopicCommands.Rate && Enum.TryParse<Result>(step.Result, ignoreCase: true, out var confirmed) ? confirmed : null,
        };
        var hats = command == TopicCommands.Rate || command == TopicCommands.Answer ? Hats.Orderer : Hats.Triage;
        var attempt = new Attempt(command, new Actor(hats, person), context.Now.AddHours(-step.HoursAgo), facts, step.Reason);
        await ledger.AppendAsync(db, row, TopicKind.Instance, attempt, step.Words is null ? null : new Said(step.Words), ct);
    }

    private Guid Person(RecipeContext context, string user) =>
        context.Ids.TryGetValue($"person:{user}", out var id) ? id : throw new RecipeException(texts["recipe.order-person", user]);

    private RecipeException Wrong(OrderRow row, RecipeStepEntry step) => new(texts["recipe.order-step", row.Title, step.Do ?? ""]);
}
