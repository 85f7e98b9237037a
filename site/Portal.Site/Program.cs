using Portal.Accounts;
using Portal.Calendar;
using Portal.Content;
using Portal.Kit.Modules;
using Portal.Live;
using Portal.Moderation;
using Portal.Notices;
using Portal.Requests;
using Portal.Rooms;
using Portal.Stories;
using Portal.Storage;

namespace Portal.Site;

/// <summary>The entry point: names the modules and the theme, and starts.</summary>
public sealed class Program
{
    private Program()
    {
    }

    /// <summary>Starts the portal with the settings of appsettings.json, the environment and the command line.</summary>
    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);

        // The modules of this portal, those first on which others rely.
        ModuleList modules = new(
        [
            new StorageModule(),
            new AccountsModule(),
            new ModerationModule(),
            new NoticesModule(),
            new ContentModule(),
            new LiveModule(),
            new RoomsModule(),
            new RequestsModule(),
            new CalendarModule(),
            new StoriesModule(),
        ]);

        builder.AddPortal(modules);
        var app = builder.Build();
        app.UsePortal(modules);
        await app.RunAsync();
    }
}
