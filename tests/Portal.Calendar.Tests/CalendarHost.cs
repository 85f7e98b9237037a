using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Accounts;
using Portal.Accounts.Places;
using Portal.Accounts.Places.Settings;
using Portal.Calendar.Agenda;
using Portal.Calendar.Texts;
using Portal.Calendar.Words;
using Portal.Content;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Moderation;
using Portal.Notices;
using Portal.Testing;

namespace Portal.Calendar.Tests;

/// <summary>A host with a township, a village and an activity of the village.</summary>
internal static class CalendarHost
{
    public static readonly Guid Township = Guid.CreateVersion7();
    public static readonly Guid Village = Guid.CreateVersion7();
    public static readonly Guid OtherVillage = Guid.CreateVersion7();

    /// <param name="on">Which database.</param>
    /// <param name="reviews">Whether the words of an activity pass reviews, as they do unless a place decides otherwise.</param>
    /// <param name="services">What other modules answer.</param>
    public static async Task<StorageHost> StartAsync(OnDatabase on = OnDatabase.Sqlite, bool reviews = false, Action<IServiceCollection>? services = null)
    {
        var host = await StorageHost.StartAsync(on, [new AccountsModule(), new ModerationModule(), new NoticesModule(), new ContentModule(), new CalendarModule()], all =>
        {
            all.AddSingleton<IPageCache, NoPages>();
            services?.Invoke(all);
        });
        await PlantAsync(host);
        if (!reviews)
            Assert.True((await host.Get<IPlaceSettings>().ChangeAsync(Staff(Role.Administrator), Township, WordsRules.Key, nameof(WordsRules.Reviews), nameof(ActivityReviews.None))).IsDone);
        return host;
    }

    /// <summary>The places, in a host of other modules.</summary>
    public static Task PlantAsync(StorageHost host) => host.Store.WriteAsync(db =>
        {
            db.Add(new PlaceRow { Id = Township, Path = "qinghe/", Slug = "qinghe", Name = "青禾镇", SortKey = "qinghe", Level = PlaceLevel.Township });
            db.Add(new PlaceRow { Id = Village, Path = "qinghe/liuxi/", Slug = "liuxi", Name = "柳溪村", SortKey = "liuxi", Level = PlaceLevel.Village, ParentId = Township });
            db.Add(new PlaceRow { Id = OtherVillage, Path = "qinghe/shiqiao/", Slug = "shiqiao", Name = "石桥村", SortKey = "shiqiao", Level = PlaceLevel.Village, ParentId = Township });
            return Task.CompletedTask;
        });

    /// <summary>The module's texts as the site has them.</summary>
    public static IStringLocalizer<CalendarTexts> Texts() => new StringLocalizer<CalendarTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    public static IStringLocalizer<KitTexts> KitTexts() => new StringLocalizer<KitTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    public static DateTime Now(this StorageHost host) => host.Clock.UtcNow();

    public static CurrentUser Editor(string path = "qinghe/") => new(Guid.CreateVersion7(), "宣传员", [new Grant(Role.Editor, Township, path)]);

    public static CurrentUser Staff(Role role, string path = "qinghe/") => new(Guid.CreateVersion7(), role.ToString(), [new Grant(role, Township, path)]);

    public static CurrentUser Villager() => new(Guid.CreateVersion7(), "王婶", []);

    private sealed class NoPages : IPageCache
    {
        public ValueTask EvictAsync(IReadOnlyCollection<string> tags, CancellationToken ct = default) => ValueTask.CompletedTask;
    }

    /// <summary>An activity with one time, two days ahead by default.</summary>
    public static async Task<(Guid Activity, Guid Occurrence)> PlanAsync(
        this StorageHost host, int capacity = 20, bool registers = true, TimeSpan? ahead = null, bool published = true, Guid? place = null)
    {
        var starts = host.Now() + (ahead ?? TimeSpan.FromDays(2));
        var activity = new ActivityRow
        {
            Id = Guid.CreateVersion7(),
            PlaceId = place ?? Village,
            Theme = ActivityTheme.Classes,
            Title = "剪纸课：窗花剪个“丰”字",
            Venue = "柳溪村实践站",
            TakesRegistrations = registers,
            IsPublished = published,
            At = host.Now(),
            ChangedAt = host.Now(),
        };
        var time = new OccurrenceRow { Id = Guid.CreateVersion7(), ActivityId = activity.Id, Starts = starts, Ends = starts.AddHours(2), Capacity = capacity, ChangedAt = host.Now() };
        activity.Occurrences.Add(time);
        await host.Store.WriteAsync(db =>
        {
            db.Add(activity);
            return Task.CompletedTask;
        });
        return (activity.Id, time.Id);
    }
}
