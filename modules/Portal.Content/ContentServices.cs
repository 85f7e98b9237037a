using Microsoft.Extensions.DependencyInjection;
using Portal.Content.Exchange;
using Portal.Content.Feeds;
using Portal.Content.Find;
using Portal.Content.Items;
using Portal.Content.Markup;
using Portal.Content.Media;
using Portal.Content.Media.Resize;
using Portal.Content.Media.Upload;
using Portal.Content.Publish;
using Portal.Content.Read;
using Portal.Content.Review;
using Portal.Content.Slugs;
using Portal.Content.Types;
using Portal.Content.Write;
using Portal.Storage;
using Portal.Storage.Blobs;
using Portal.Storage.Database;

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
        });
        services.AddSingleton<ContentTypes>();
        services.AddSingleton<ItemWrites>();
        services.AddSingleton<TextRules>();
        services.AddSingleton<ReviewPlan>();
        services.AddSingleton<ReviewNotices>();
        services.AddSingleton<MachineCheck>();
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
        services.AddSingleton(s => new SubmitForReview(s.Get<ItemWrites>(), s.Get<ReviewPlan>(), s.Get<ReviewNotices>(), s.Get<MachineCheck>()));
        services.AddSingleton(s => new SignReview(s.Get<ItemWrites>(), s.Get<ReviewPlan>(), s.Get<ReviewNotices>()));
        services.AddSingleton(s => new SendBack(s.Get<ItemWrites>(), s.Get<ReviewNotices>()));
        services.AddSingleton(s => new PublishItem(s.Get<ItemWrites>(), s.Get<Publication>(), s.Get<PublicPages>()));
        services.AddSingleton(s => new TakeDown(s.Get<ItemWrites>(), s.Get<Publication>(), s.Get<PublicPages>()));
        services.AddSingleton(s => new ChangeSlug(s.Get<ItemWrites>(), s.Get<SlugMaker>(), s.Get<SearchEntries>(), s.Get<PublicPages>()));
        services.AddSingleton(s => new UploadMedia(s.Get<PortalStore>(), s.Get<IBlobs>(), s.Get<ItemWrites>()));
        services.AddSingleton(s => new DeskItems(s.Get<PortalStore>(), s.Get<MachineCheck>()));
    }

    private static T Get<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
