using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.People;
using Portal.Accounts.Recipes;
using Portal.Kit.Places;
using Portal.Storage.Recipes;
using Portal.Testing;

namespace Portal.Accounts.Tests.Recipes;

public sealed class PlacesStepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""[{"slug":"a","parent":"b","name":"甲","level":"township"},{"slug":"b","parent":"a","name":"乙","level":"township"}]""", "a")]
    [InlineData("""[{"path":"a/","name":"甲","level":"township"},{"path":"x/b/","name":"乙","level":"village"}]""", "x/b")]
    [InlineData("""[{"path":"a/","name":"甲","level":"village"},{"path":"a/b/","name":"乙","level":"township"}]""", "a/b")]
    [InlineData("""[{"path":"a/","name":"甲","level":"village"},{"path":"a/b/","name":"乙","level":"village"}]""", "a/b")]
    [InlineData("""[{"path":"a/","name":"甲","level":"village"},{"path":"a/","name":"乙","level":"village"}]""", "a")]
    [InlineData("""[{"path":"a/","name":"甲","level":"continent"}]""", "continent")]
    [InlineData("""[{"path":"A B/","name":"甲","level":"village"}]""", "A B")]
    [InlineData("""[{"path":"a/","name":"","level":"village"}]""", "a")]
    [InlineData("""[{"path":"a/","name":"甲","level":"county"},{"path":"b/","name":"乙","level":"county"}]""", "b")]
    public async Task A_tree_that_does_not_hold_is_refused_by_the_entrys_name_and_nothing_remains(string json, string named)
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());

        var refused = await Assert.ThrowsAsync<RecipeException>(() => ImportAsync<PlacesStep>(host, json));

        Assert.Contains($"“{named}", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await host.Get<IPlaces>().AllAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task Entries_may_come_in_any_order_and_a_second_import_changes_nothing(OnDatabase on)
    {
        await using var host = await StorageHost.StartAsync(on, [new AccountsModule()]);
        const string json = """
            [{"slug":"dongtou","parent":"liuxi","name":"东头网格","level":"grid"},{"slug":"liuxi","parent":"qinghe","name":"柳溪村","level":"village","phone":"0900-1234561"},
             {"slug":"qinghe","name":"青禾镇","level":"township"}]
            """;
        await ImportAsync<PlacesStep>(host, json);
        var context = await ImportAsync<PlacesStep>(host, json);

        var places = await host.Get<IPlaces>().AllAsync(Ct);
        Assert.Equal(["qinghe/", "qinghe/liuxi/", "qinghe/liuxi/dongtou/"], places.Select(p => p.Path));
        Assert.Equal(places[1].Id, context.Ids["place:qinghe/liuxi/"]);
    }

    [Fact]
    public async Task Demo_people_get_drawn_passwords_that_are_told_once_and_kept_as_hashes()
    {
        await using var host = await StorageHost.StartAsync(new AccountsModule());
        var context = new RecipeContext("", host.Clock.GetUtcNow().UtcDateTime);
        await ImportAsync<PlacesStep>(host, """[{"path":"qinghe/","name":"青禾镇","level":"township"}]""", context);
        await ImportAsync<PeopleStep>(host, """[{"user":"zhubo","name":"王春燕","phone":"19900000001","roles":[{"role":"host","place":"qinghe/"}]}]""", context);

        var line = Assert.Single(context.Announce, l => l.Contains("zhubo", StringComparison.Ordinal));
        var password = line.Split(' ').Single(w => w.Count(c => c == '-') == 3).Split('（', '(')[0];
        await using var db = host.Store.Open();
        var person = await db.Set<PersonRow>().SingleAsync(Ct);
        Assert.DoesNotContain(password, person.PasswordHash!, StringComparison.Ordinal);
        Assert.DoesNotContain("9900000001", (await db.Set<ContactRow>().SingleAsync(Ct)).Sealed, StringComparison.Ordinal);
        Assert.Equal(
            Microsoft.AspNetCore.Identity.PasswordVerificationResult.Success,
            host.Get<Microsoft.AspNetCore.Identity.IPasswordHasher<PersonRow>>().VerifyHashedPassword(person, person.PasswordHash!, password));
    }

    private static async Task<RecipeContext> ImportAsync<TStep>(StorageHost host, string json, RecipeContext? context = null)
        where TStep : IRecipeStep
    {
        context ??= new RecipeContext("", host.Clock.GetUtcNow().UtcDateTime);
        var step = host.Services.GetServices<IRecipeStep>().OfType<TStep>().Single();
        using var document = JsonDocument.Parse(json);
        await host.Store.WriteAsync(db => step.ImportAsync(db, document.RootElement, context, Ct), Ct);
        return context;
    }
}
