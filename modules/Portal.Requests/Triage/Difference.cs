using Microsoft.Extensions.Localization;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;

namespace Portal.Requests.Triage;

/// <summary>What somebody else changed on an order while a draft was being written.</summary>
/// <param name="What">Name of the field, in words.</param>
/// <param name="Was">As it was when the draft was begun.</param>
/// <param name="Is">As it is.</param>
internal sealed record Difference(string What, string Was, string Is)
{
    /// <summary>Every field that the console shows and that differs, in a fixed order.</summary>
    public static IReadOnlyList<Difference> Between(OrderDetail before, OrderDetail now, Func<DateTime, string> moment, IStringLocalizer<RequestsTexts> texts)
    {
        List<Difference> found = [];
        Add("state", texts[$"state.{before.Row.State}"], texts[$"state.{now.Row.State}"]);
        Add("title-field", before.Row.Title, now.Row.Title);
        Add("unit", Unit(before), Unit(now));
        Add("promise", When(before.Row.Promise), When(now.Row.Promise));
        Add("category", Named(before.Row.Category), Named(now.Row.Category));
        Add("wording", texts[$"wording.{before.Row.Content}"], texts[$"wording.{now.Row.Content}"]);
        Add("visibility", texts[$"visibility.{before.Row.Visibility}"], texts[$"visibility.{now.Row.Visibility}"]);
        Add("parent", before.ParentNumber ?? "", now.ParentNumber ?? "");
        Add("wanted", Count(before.Row), Count(now.Row));
        return found;

        void Add(string key, string was, string @is)
        {
            if (was != @is)
                found.Add(new Difference(texts[$"difference.{key}"], was.Length > 0 ? was : texts["difference.none"], @is.Length > 0 ? @is : texts["difference.none"]));
        }

        string Unit(OrderDetail d) => d.Units.FirstOrDefault(u => u.Id == d.Row.UnitId)?.Name ?? "";

        string When(DateTime? at) => at is { } known ? moment(known) : "";

        string Named(string? category) => category is null ? "" : texts[$"category.{category}"];

        string Count(OrderRow row) => texts["triage.wanted", row.Wanted];
    }
}
