namespace Portal.Kit.Web;

/// <summary>
/// The output cache of public pages. A page names the tags it depends on while it renders; whoever changes one of them
/// evicts by tag, on every node.
/// </summary>
public interface IPageCache
{
    /// <summary>Drops every cached page that named one of these tags, here at once and on other nodes within a second.</summary>
    ValueTask EvictAsync(IReadOnlyCollection<string> tags, CancellationToken ct = default);
}

/// <summary>
/// A cookie whose holder sees more than others on the pages below a path: such requests pass the cache by. A module
/// registers one as a singleton service.
/// </summary>
/// <param name="Name">Name of the cookie.</param>
/// <param name="Path">First segments of the pages: <c>/orders</c>.</param>
public sealed record PersonalCookie(string Name, string Path);

/// <summary>Collects, per request, the tags of the page being rendered. Scoped.</summary>
public sealed class PageTags
{
    private readonly HashSet<string> tags = new(StringComparer.Ordinal);

    /// <summary>The tags named so far.</summary>
    public IReadOnlyCollection<string> All => tags;

    /// <summary>Set by a page that must not be stored: a person's own things, a draft, a form with an error.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>Names tags: <c>stories</c>, <c>room:ID</c>, <c>orders</c>.</summary>
    public void Add(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            tags.Add(name);
    }

    /// <summary>Keeps this page out of the cache.</summary>
    public void KeepPrivate() => IsPrivate = true;
}
