using System.Net;
using Portal.Kit.People;
using Portal.Testing;

namespace Portal.Accounts.Tests.SignIn;

public sealed class SignInPageTests : IAsyncLifetime
{
    private readonly PortalFactory site = new();
    private Township town = null!;

    public async ValueTask InitializeAsync() => town = await Township.PlantAsync(site.Store);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_wrong_password_shows_the_page_again_with_the_name_but_without_the_password()
    {
        using var answer = await PostAsync("nobody", "wrong-password-123", "/me");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"nobody\"", page, StringComparison.Ordinal);
        Assert.Contains("对不上", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password-123", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/", "/me")]
    [InlineData("//evil.example", "/me")]
    [InlineData("/\\evil.example", "/me")]
    [InlineData("/orders?x=1", "/orders?x=1")]
    public async Task The_way_back_never_leaves_the_site(string asked, string led)
    {
        var user = await town.VillagerAsync();
        using var answer = await PostAsync(await UserNameAsync(user), Township.Password, asked);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(led, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await browser.PostAsync("/sign-in", Form("a", "b", "/"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_session_cookie_is_for_the_server_only_and_for_our_own_pages()
    {
        var user = await town.VillagerAsync();
        using var answer = await PostAsync(await UserNameAsync(user), Township.Password, "/");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("portal=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_megabyte_of_name_is_refused_and_nothing_breaks()
    {
        using var answer = await PostAsync(new string('x', 1 << 20), "y", "/");
        Assert.True((int)answer.StatusCode is 400 or 413, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task Somebody_signed_in_sees_so_and_can_sign_out()
    {
        using var browser = await town.SignedInAsync(site, Role.Editor, town.Liuxi);
        var page = await browser.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        Assert.Contains("editor", page, StringComparison.Ordinal);

        using var left = await browser.PostAsync("/sign-out", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.DoesNotContain("editor", await browser.GetStringAsync("/sign-in", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string account, string password, string back)
    {
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return await browser.PostAsync("/sign-in", Form(account, password, back), TestContext.Current.CancellationToken);
    }

    private static FormUrlEncodedContent Form(string account, string password, string back) =>
        new(new Dictionary<string, string> { ["account"] = account, ["password"] = password, ["return"] = back });

    private async Task<string> UserNameAsync(CurrentUser user)
    {
        await using var db = site.Store.Open();
        return (await db.FindAsync<Portal.Accounts.People.PersonRow>([user.Id], TestContext.Current.CancellationToken))!.UserName!;
    }
}
