using Portal.Kit.Web;

namespace Portal.Kit.Tests.Web;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/orders/QH-1?x=//y#z")]
    [InlineData("/desk/people?page=2")]
    public void Goes_back_to_a_page_of_the_site(string asked) => Assert.Equal(asked, ReturnUrl.Safe(asked));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/a\\b")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" /x")]
    public void Never_leaves_the_site(string? asked) => Assert.Equal("/me", ReturnUrl.Safe(asked, "/me"));

    [Fact]
    public void Is_bounded() => Assert.Equal("/", ReturnUrl.Safe("/" + new string('a', 500)));
}
