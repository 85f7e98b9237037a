using Portal.Content.Items;
using Portal.Kit.Places;

namespace Portal.Content.Types;

/// <summary>A kind of content, declared in code by the module that shows it.</summary>
/// <param name="Key">Lower-case English noun, at most 40 characters: <c>story</c>. Also the kind in <see cref="Portal.Kit.Events.ItemPublished"/>.</param>
/// <param name="Texts">The module's texts class.</param>
/// <param name="NameKey">Key of the type's name in those texts: 身边好人.</param>
/// <param name="AddressPattern">Public address relative to the root, with <c>{slug}</c>: <c>/stories/{slug}</c>.</param>
/// <param name="Reviews">The steps that a version passes before it is published, in order; a place may ask for fewer.</param>
public sealed record ContentType(string Key, Type Texts, string NameKey, string AddressPattern, IReadOnlyList<ReviewStep> Reviews)
{
    /// <summary>All three reviews.</summary>
    public static IReadOnlyList<ReviewStep> ThreeReviews { get; } = [ReviewStep.First, ReviewStep.Second, ReviewStep.Final];

    /// <summary>Checks the typed part and what belongs to it: null when it fits, else a sentence for the author.</summary>
    public Func<ItemText, IServiceProvider, string?>? Check { get; init; }

    /// <summary>The words of a typed part (JSON) that people may search for; null when it has none.</summary>
    public Func<string, string>? Words { get; init; }

    /// <summary>The steps at a place, where its rules ask for fewer; null when <see cref="Reviews"/> holds everywhere.</summary>
    public Func<IServiceProvider, Place, CancellationToken, ValueTask<IReadOnlyList<ReviewStep>>>? ReviewsAt { get; init; }

    /// <summary>Where it is edited at the desk, with <c>{id}</c>; null for the editor of stories and articles.</summary>
    public string? DeskPattern { get; init; }

    /// <summary>Address of the public page that lists them, relative to the root: the folder of <see cref="AddressPattern"/>.</summary>
    public string ListAddress => AddressPattern[..AddressPattern.LastIndexOf('/')];

    /// <summary>The tag of every cached page that lists items of this type.</summary>
    public string ListTag => TagOf(Key);

    /// <summary>See <see cref="ListTag"/>.</summary>
    public static string TagOf(string key) => $"content:{key}";

    /// <summary>Where an item is edited at the desk.</summary>
    public string DeskAddress(Guid id) => (DeskPattern ?? "/desk/stories/{id}").Replace("{id}", id.ToString(), StringComparison.Ordinal);

    /// <summary>The public address of an item.</summary>
    public string Address(string slug) => AddressPattern.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal);
}
