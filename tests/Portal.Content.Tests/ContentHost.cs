using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Accounts.Audit;
using Portal.Accounts.Places;
using Portal.Content.Items;
using Portal.Content.Publish;
using Portal.Content.Review;
using Portal.Content.Texts;
using Portal.Content.Types;
using Portal.Content.Write;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Web;
using Portal.Moderation;
using Portal.Moderation.Screen;
using Portal.Notices;
using Portal.Testing;

namespace Portal.Content.Tests;

/// <summary>The content module on a database of its own, with two villages, and people who hold their roles there.</summary>
internal sealed class ContentHost : IAsyncDisposable, IPageCache, ITextScreen
{
    public const string Forbidden = "违禁之词";

    private readonly List<string> evicted = [];
    private StorageHost host = null!;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public StorageHost Storage => host;

    public Place Liuxi { get; } = NewPlace("maichuan/qinghe/liuxi/", "柳溪村");

    public Place Shiqiao { get; } = NewPlace("maichuan/qinghe/shiqiao/", "石桥村");

    public CurrentUser Editor => Person("林小满", Role.Editor, Liuxi);

    public CurrentUser First => Person("何秀英", Role.FirstReviewer, Liuxi);

    public CurrentUser Second => Person("赵敏", Role.SecondReviewer, Liuxi);

    public CurrentUser Final => Person("周国栋", Role.FinalReviewer, Liuxi);

    public CurrentUser Elsewhere => new(
        Id("陌生人"), "陌生人", [.. Enum.GetValues<Role>().Select(r => new Grant(r, Shiqiao.Id, Shiqiao.Path))]);

    public IReadOnlyList<string> Evicted => evicted;

    public static async Task<ContentHost> StartAsync(OnDatabase kind = OnDatabase.Sqlite)
    {
        var content = new ContentHost();
        content.host = await StorageHost.StartAsync(
            kind,
            [new AccountsModule(), new ModerationModule(), new NoticesModule(), new ContentModule()],
            services =>
            {
                services.AddSingleton<IPageCache>(content);
                services.AddSingleton<ITextScreen>(content);
                services.AddContentType(new("paper", typeof(ContentTexts), "x", "/papers/{slug}", ContentType.ThreeReviews));
                services.AddContentType(new("slip", typeof(ContentTexts), "x", "/slips/{slug}", [ReviewStep.Final]));
            });
        await content.host.Store.WriteAsync(
            db =>
            {
                db.AddRange(Row(content.Liuxi), Row(content.Shiqiao));
                return Task.CompletedTask;
            },
            Ct);
        return content;
    }

    public T Get<T>()
        where T : notnull => host.Get<T>();

    public static CurrentUser Person(string name, Role role, Place place) => new(Id(name), name, [new Grant(role, place.Id, place.Path)]);

    public async Task<Saved> DraftAsync(string title = "桥头那间修车铺", string type = "paper") =>
        Done(await Get<CreateDraft>().HandleAsync(Editor, Guid.CreateVersion7(), type, Liuxi.Id, new ItemText(title, "天刚亮，卷帘门响了。"), Ct));

    public async Task<Saved> ApprovedAsync(string title = "桥头那间修车铺")
    {
        var draft = await DraftAsync(title);
        Done(await Get<SubmitForReview>().HandleAsync(Editor, draft.ItemId, draft.VersionId, Ct));
        Done(await SignAsync(First, draft, ReviewStep.First));
        Done(await SignAsync(Second, draft, ReviewStep.Second));
        Assert.Equal(ItemState.Approved, Done(await SignAsync(Final, draft, ReviewStep.Final)));
        return draft;
    }

    public async Task<Saved> PublishedAsync(string title = "桥头那间修车铺")
    {
        var approved = await ApprovedAsync(title);
        Done(await Get<PublishItem>().NowAsync(Editor, approved.ItemId, approved.VersionId, Ct));
        return approved;
    }

    public Task<Outcome<ItemState>> SignAsync(CurrentUser who, Saved draft, ReviewStep step) =>
        Get<SignReview>().HandleAsync(who, draft.ItemId, draft.VersionId, step, "", Ct);

    public async Task<ItemRow> ItemAsync(Guid id)
    {
        await using var db = host.Store.Open();
        return await db.Set<ItemRow>().FirstAsync(i => i.Id == id, Ct);
    }

    public async Task<List<string>> AuditAsync(Guid id)
    {
        await using var db = host.Store.Open();
        var subject = $"paper:{id}";
        return await db.Set<AuditRow>().Where(a => a.Subject == subject).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Ct);
    }

    public async Task<int> CountAsync<T>()
        where T : class
    {
        await using var db = host.Store.Open();
        return await db.Set<T>().CountAsync(Ct);
    }

    public static T Done<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
        return outcome.Value;
    }

    public static Refusal Refused<T>(Outcome<T> outcome, RefusalKind kind)
    {
        Assert.False(outcome.IsDone);
        Assert.Equal(kind, outcome.Refusal.Kind);
        Assert.NotEmpty(outcome.Refusal.Message);
        return outcome.Refusal;
    }

    public ValueTask EvictAsync(IReadOnlyCollection<string> tags, CancellationToken ct = default)
    {
        lock (evicted)
            evicted.AddRange(tags);
        return ValueTask.CompletedTask;
    }

    public Screening Screen(string text, string placePath) => text.Contains(Forbidden, StringComparison.Ordinal)
        ? new(ScreenVerdict.Block, "测试", Forbidden)
        : new(ScreenVerdict.Pass);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Guid Id(string name) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static Place NewPlace(string path, string name) => new(Guid.CreateVersion7(), path, path.Split('/')[^2], name, PlaceLevel.Village, null, "0900-1234561");

    private static PlaceRow Row(Place place) => new()
    {
        Id = place.Id,
        Path = place.Path,
        Slug = place.Slug,
        Name = place.Name,
        SortKey = place.Slug,
        Level = place.Level,
        Phone = place.Phone,
    };
}
