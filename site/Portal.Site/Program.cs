using Portal.Accounts;
using Portal.Calendar;
using Portal.Content;
using Portal.Kit.Modules;
using Portal.Live;
using Portal.Moderation;
using Portal.Notices;
using Portal.Requests;
using Portal.Rooms;
using Portal.Site.Start;
using Portal.Storage;
using Portal.Storage.Backups;
using Portal.Storage.Start;
using Portal.Stories;

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
        var modules = Modules();
        builder.AddPortal(modules);
        builder.Services.AddMigrations(typeof(Program).Assembly);
        var app = builder.Build();
        if (args is ["backup", var folder])
        {
            foreach (var line in await app.Services.GetRequiredService<Backup>().ToAsync(folder))
                Console.WriteLine(line);
            return;
        }
        try
        {
            await DatabaseStart.RunAsync(app.Services);
        }
        catch (DatabaseStartException refused)
        {
            // Meant for whoever starts the portal; where in the code it was noticed helps nobody.
            await Console.Error.WriteLineAsync(refused.Message);
            Environment.ExitCode = 1;
            return;
        }
        app.UsePortal(modules);
        await app.StartAsync();
        app.Services.GetRequiredService<Greeting>().Print([], null);
        await app.WaitForShutdownAsync();
    }

    /// <summary>The modules of this portal, those first on which others rely.</summary>
    public static ModuleList Modules() => new(
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
}
