using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Kit.Web;
using Portal.Theme.Layout;

namespace Portal.Theme.Tests.Layout;

public sealed class PublicLayoutTests : ThemeTest
{
    [Fact]
    public void The_first_thing_that_gets_focus_leads_to_the_content()
    {
        var page = Show();
        Assert.Equal("#main", page.Find("a").GetAttribute("href"));
        Assert.NotNull(page.Find("main#main"));
    }

    [Fact]
    public void The_phone_bar_has_four_places_and_marks_the_one_where_the_reader_is()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/orders/board");
        var places = Show().FindAll(".tabbar a");
        Assert.Equal(["/", "/rooms", "/orders", "/me"], places.Select(a => a.GetAttribute("href")));
        Assert.Equal("/orders", Assert.Single(places, a => a.HasAttribute("aria-current")).GetAttribute("href"));
    }

    [Fact]
    public void The_elder_version_is_one_tap_away_and_keeps_the_address()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/orders?page=2");
        Assert.NotEmpty(Show().FindAll("header a[href='/orders?page=2&elder=1']"));
    }

    [Fact]
    public void The_elder_version_names_a_person_to_call_and_offers_larger_text()
    {
        Look.Elder = "1";
        var page = Show();
        Assert.Equal("tel:66123450", page.Find(".callbar a").GetAttribute("href"));
        Assert.Contains("elder=max", page.Find(".text-size a:not([aria-current])").GetAttribute("href")!, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("header a[href='/?elder=0']"));
    }

    [Fact]
    public void A_page_may_take_the_place_of_the_phone_bar_or_fill_the_screen()
    {
        Assert.Empty(Show(typeof(Composer)).FindAll(".tabbar"));
        Assert.Empty(Show(typeof(Wall)).FindAll("header, footer, .tabbar"));
    }

    [Fact]
    public void Readers_of_English_see_the_English_name()
    {
        Look.Language = "en";
        Assert.Equal("Qinghe Voice", Show().Find(".brand b").TextContent);
    }

    [Fact]
    public void Record_numbers_stand_in_the_foot() =>
        Assert.Equal("https://beian.miit.gov.cn/", Show().FindAll("footer a").Single(a => a.TextContent.Contains("ICP", StringComparison.Ordinal)).GetAttribute("href"));

    [Fact]
    public void A_part_that_breaks_says_what_to_do_and_leaves_the_frame_standing()
    {
        var page = Show(body: builder =>
        {
            builder.OpenComponent<Broken>(0);
            builder.CloseComponent();
        });
        Assert.NotNull(page.Find("main [role=alert]"));
        Assert.NotNull(page.Find("footer"));
    }

    private IRenderedComponent<CascadingValue<Type>> Show(Type? page = null, RenderFragment? body = null) =>
        Render<CascadingValue<Type>>(p => p
            .Add(c => c.Name, "Page")
            .Add(c => c.Value, page ?? typeof(PublicLayoutTests))
            .AddChildContent<PublicLayout>(layout => layout.Add(l => l.Body, body ?? (b => b.AddContent(0, "…")))));

    [PageFrame(Tabs = false)]
    private sealed class Composer : ComponentBase;

    [PageFrame(Bare = true)]
    private sealed class Wall : ComponentBase;

    private sealed class Broken : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("broken on purpose");
    }
}
