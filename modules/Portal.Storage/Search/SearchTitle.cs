namespace Portal.Storage.Search;

/// <summary>A title that somebody may mean.</summary>
/// <param name="Kind">As <see cref="SearchEntry.Kind"/>.</param>
/// <param name="Title">The title.</param>
/// <param name="Address">Its page, relative to the root.</param>
public sealed record SearchTitle(string Kind, string Title, string Address);
