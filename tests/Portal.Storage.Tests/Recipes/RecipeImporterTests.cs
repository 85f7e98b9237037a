using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;
using Portal.Storage.Nodes;
using Portal.Storage.Recipes;
using Portal.Testing;

namespace Portal.Storage.Tests.Recipes;

public sealed class RecipeImporterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Sections_are_imported_in_the_order_of_the_modules_and_see_each_others_rows(OnDatabase kind)
    {
        await using var host = await StartAsync(kind);
        var folder = Recipe(host, """{ "second": ["c"], "first": ["a", "b"], /* why */ }""");
        Assert.Equal(["first a", "first b", "second sees 2", "second c"], await host.Get<RecipeImporter>().ImportAsync(folder, Ct));
        Assert.Equal(["a", "b", "c"], await NamesAsync(host));
    }

    [Theory]
    [InlineData("""{ "first": ["a"], "third": [] }""", "third")]
    [InlineData("""{ "first": ["a"], "second": ["wrong"] }""", "second")]
    [InlineData("""{ "first": ["a"], "first": ["b"] }""", "cannot be read")]
    [InlineData("""{ "first": ["a" """, "cannot be read")]
    [InlineData("[]", "must hold an object")]
    public async Task A_recipe_that_does_not_fit_leaves_nothing(string json, string told)
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        var refused = await Assert.ThrowsAsync<RecipeException>(() => host.Get<RecipeImporter>().ImportOnceAsync(Recipe(host, json), Ct));
        Assert.Contains(told, refused.Message);
        Assert.Empty(await NamesAsync(host));
        Assert.NotNull(await host.Get<RecipeImporter>().ImportOnceAsync(Recipe(host, "{}"), Ct));
    }

    [Fact]
    public async Task A_recipe_that_is_not_there_is_refused_with_its_path()
    {
        await using var host = await StartAsync(OnDatabase.Sqlite);
        var refused = await Assert.ThrowsAsync<RecipeException>(() => host.Get<RecipeImporter>().ImportAsync("/nowhere", Ct));
        Assert.Contains("/nowhere/recipe.json", refused.Message);
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_that_start_together_import_it_once(OnDatabase kind)
    {
        await using var a = await StartAsync(kind);
        await using var b = await StartAsync(kind, a.Database);
        var folder = Recipe(a, """{ "first": ["a"] }""");
        var announced = await Task.WhenAll(
            new[] { a, b, a, b }.Select(host => Task.Run(() => host.Get<RecipeImporter>().ImportOnceAsync(folder, Ct), Ct)));
        Assert.Single(announced, lines => lines is not null);
        Assert.Equal(["a"], await NamesAsync(a));
    }

    private static Task<StorageHost> StartAsync(OnDatabase kind, TempDatabase? on = null) =>
        StorageHost.StartAsync(kind, [], services => services.AddRecipeStep<First>().AddRecipeStep<Second>(), on: on);

    private static string Recipe(StorageHost host, string json)
    {
        var folder = Directory.CreateDirectory(Path.Combine(host.Database.Folder, "demo")).FullName;
        File.WriteAllText(Path.Combine(folder, "recipe.json"), json);
        return folder;
    }

    private static async Task<List<string>> NamesAsync(StorageHost host)
    {
        await using var db = host.Store.Open();
        return await db.Set<LeaseRow>().Select(l => l.Name).OrderBy(n => n).ToListAsync(Ct);
    }

    private abstract class Step(string section) : IRecipeStep
    {
        public string Section => section;

        public virtual Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
        {
            foreach (var name in section.EnumerateArray().Select(e => e.GetString()!))
            {
                if (name == "wrong")
                    throw new RecipeException($"{Section}: {name} does not fit");
                db.Add(new LeaseRow { Name = name, Holder = "", Until = context.Now });
                context.Announce.Add($"{Section} {name}");
            }
            return Task.CompletedTask;
        }
    }

    private sealed class First() : Step("first");

    private sealed class Second() : Step("second")
    {
        public override async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
        {
            context.Announce.Add($"second sees {await db.Set<LeaseRow>().CountAsync(ct)}");
            await base.ImportAsync(db, section, context, ct);
        }
    }
}
