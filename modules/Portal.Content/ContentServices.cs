using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Accounts.Places.Settings;
using Portal.Content.Exchange;
using Portal.Content.Feeds;
using Portal.Content.Find;
using Portal.Content.Front;
using Portal.Content.Items;
using Portal.Content.Markup;
using Portal.Content.Media;
using Portal.Content.Media.Browse;
using Portal.Content.Media.Change;
using Portal.Content.Media.Resize;
using Portal.Content.Media.Upload;
using Portal.Content.Media.Widths;
using Portal.Content.Paste;
using Portal.Content.Publish;
using Portal.Content.Read;
using Portal.Content.Review;
using Portal.Content.Review.Names;
using Portal.Content.Review.Who;
using Portal.Content.Slugs;
using Portal.Content.Texts;
using Portal.Content.Types;
using Portal.Content.Write;
using Portal.Kit.Modules;
using Portal.Kit.Places;
using Portal.Kit.Web;
using Portal.Storage;
using Portal.Storage.Blobs;
using Portal.Storage.Database;
using Portal.Storage.Signals;

namespace Portal.Content;

/// <summary>What the module registers.</summary>
internal static class ContentServices
{
    public static void AddContent(this IServiceCollection services)
    {
        services.AddEntities(model =>
        {
            model.ApplyConfiguration(new ItemRowConfiguration());
            model.ApplyConfiguration(new VersionRowConfiguration());
            model.ApplyConfiguration(new SignatureRowConfiguration());
            model.ApplyConfiguration(new RemarkRowConfiguration());
            model.ApplyConfiguration(new SlugRowConfiguration());
            model.ApplyConfiguration(new SlotRowConfiguration());
            model.ApplyConfiguration(new MediaRowConfiguration());
            model.ApplyConfiguration(new VariantRowConfiguration());
            model.ApplyConfiguration(new MediaUseRowConfiguration());
            model.ApplyConfiguration(new NameRowConfiguration());
            model.ApplyConfiguration(new ArrangementRowConfiguration());
        });
        services.AddSingleton<ContentTypes>();
        services.AddSingleton<ItemWrites>();
        services.AddSingleton<TextRules>();
        services.AddSingleton<ReviewPlan>();
        services.AddSingleton<ReviewNotices>();
        services.AddSingleton<MachineCheck>();
        services.AddSingleton<WrongWords>();
        services.AddSingleton<NameCheck>();
        services.AddSingleton<LinkCheck>();
        services.AddSingleton<OutsideLinks>();
        services.AddSingleton<WhoReviews>();
        services.AddSingleton(s => new OutsidePictures(s.Get<ILogger<OutsidePictures>>()));
        services.AddSingleton<TakePaste>();
        services.AddPlaceSettings<ReviewerRules>("content.reviewers", typeof(ContentTexts));
        services.AddSingleton<MediaLibrary>();
        services.AddSingleton<KeepWidth>();
        services.AddSingleton<FrontPage>();
        services.AddSingleton<IFrontPage>(s => s.GetRequiredService<FrontPage>());
        services.AddSingleton<SlugMaker>();
        services.AddSingleton<SearchEntries>();
        services.AddSingleton<FeedSource>();
        services.AddSingleton<Sitemap>();
        services.AddSingleton<Publication>();
        services.AddSingleton<PublicPages>();
        services.AddSingleton<PublishedItems>();
        services.AddSingleton<Pages>();
        services.AddSingleton<Ffmpeg>();
        services.AddCommands();
        services.AddSingleton<ImportItem>();
        services.AddSingleton<ExportPlace>();
        services.AddRecipeStep<ImportStep>();
        services.AddJob<PublishDue>();
        services.AddJob<ResizePictures>();
    }

    // Their constructors are internal, as what they are made of is.
    private static void AddCommands(this IServiceCollection services)
    {
        services.AddSingleton(s => new CreateDraft(s.Get<ItemWrites>(), s.Get<TextRules>(), s.Get<ContentTypes>()));
        services.AddSingleton(s => new SaveVersion(s.Get<ItemWrites>(), s.Get<TextRules>(), s.Get<ContentTypes>()));
        services.AddSingleton(s => new RestoreVersion(s.Get<ItemWrites>()));
        services.AddSingleton(s => new KeepSlot(s.Get<PortalStore>(), s.Get<ItemWrites>()));
        services.AddSingleton(s => new SubmitForReview(s.Get<ItemWrites>(), s.Get<ReviewPlan>(), s.Get<ReviewNotices>(), s.Get<MachineCheck>(), s.Get<LinkCheck>()));
        services.AddSingleton(s => new SignReview(s.Get<ItemWrites>(), s.Get<ReviewPlan>(), s.Get<ReviewNotices>(), s.Get<WhoReviews>()));
        services.AddSingleton(s => new SendBack(s.Get<ItemWrites>(), s.Get<ReviewNotices>(), s.Get<WhoReviews>()));
        services.AddSingleton(s => new PublishItem(s.Get<ItemWrites>(), s.Get<Publication>(), s.Get<PublicPages>()));
        services.AddSingleton(s => new TakeDown(s.Get<ItemWrites>(), s.Get<Publication>(), s.Get<PublicPages>()));
        services.AddSingleton(s => new ChangeSlug(s.Get<ItemWrites>(), s.Get<SlugMaker>(), s.Get<SearchEntries>(), s.Get<PublicPages>()));
        services.AddSingleton(s => new UploadMedia(s.Get<PortalStore>(), s.Get<IBlobs>(), s.Get<ItemWrites>()));
        services.AddSingleton(s => new DeskItems(s.Get<PortalStore>(), s.Get<MachineCheck>(), s.Get<ReviewPlan>(), s.Get<WhoReviews>()));
        services.AddSingleton(s => new ChangeMedia(s.Get<ItemWrites>(), s.Get<PublicPages>()));
        services.AddSingleton(s => new KeepNames(s.Get<PortalStore>(), s.Get<ItemWrites>()));
        services.AddSingleton(s => new Arrange(s.Get<ItemWrites>(), s.Get<IPlaces>(), s.Get<IPageCache>(), s.Get<FrontPage>(), s.Get<ISignals>()));
    }

    private static T Get<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
