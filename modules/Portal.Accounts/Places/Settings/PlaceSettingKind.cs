using Microsoft.Extensions.DependencyInjection;

namespace Portal.Accounts.Places.Settings;

/// <summary>A record of rules that a module registered.</summary>
/// <param name="Key">Under which rows are kept, at most 60 characters: <c>rooms.comments</c>.</param>
/// <param name="Type">The record.</param>
/// <param name="Texts">
/// The module's texts class; labels are <c>setting.KEY</c>, <c>setting.KEY.Property</c> and, for members of enums,
/// <c>setting.KEY.Property.Member</c>.
/// </param>
public sealed record PlaceSettingKind(string Key, Type Type, Type Texts);

/// <summary>Registers rules of places.</summary>
public static class PlaceSettingServices
{
    /// <summary>Adds a record whose properties (bool, int, enum, string; settable by init) are rules that places may change.</summary>
    public static IServiceCollection AddPlaceSettings<T>(this IServiceCollection services, string key, Type texts)
        where T : class, new() => services.AddSingleton(new PlaceSettingKind(key, typeof(T), texts));
}
