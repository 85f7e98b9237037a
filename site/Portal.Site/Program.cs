using Microsoft.Extensions.Options;
using Portal.Accounts;
using Portal.Calendar;
using Portal.Content;
using Portal.Content.Exchange;
using Portal.Kit.Modules;
using Portal.Live;
using Portal.Moderation;
using Portal.Notices;
using Portal.Requests;
using Portal.Rooms;
using Portal.Rooms.Publish;
using Portal.Site.Start;
using Portal.Storage;
using Portal.Storage.Backups;
using Portal.Storage.Recipes;
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
    /// <returns>0 after an orderly stop; 1 when a setting, the database or the recipe does not allow a start.</returns>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await RunAsync(args);
            return 0;
        }
        catch (Exception failure) when (failure is DatabaseStartException or RecipeException or OptionsValidationException
            || (args is ["backup" or "export" or "import", ..] && failure is IOException or UnauthorizedAccessException))
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static async Task RunAsync(string[] args)
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

        if (args is ["export", var target, .. var place] && place is [] or [_])
        {
            foreach (var line in await app.Services.GetRequiredService<ExportPlace>().ToAsync(target, place is [var path] ? path : ""))
                Console.WriteLine(line);
            return;
        }

        await DatabaseStart.RunAsync(app.Services);
        if (args is ["import", var source])
        {
            foreach (var line in await app.Services.GetRequiredService<RecipeImporter>().ImportAsync(source))
                Console.WriteLine(line);
            return;
        }

        var announced = await FirstStart.RunAsync(app);
        app.UsePortal(modules);
        await app.StartAsync();
        await app.Services.GetRequiredService<WarmUp>().RunAsync(app.Lifetime.ApplicationStopping);
        app.Services.GetRequiredService<Greeting>().Print(announced, await app.Services.GetRequiredService<DemoKeys>().FindAsync());
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
