using Portal.Kit.Texts;

namespace Portal.Kit.Tests.Texts;

public sealed class SimplifiedTests
{
    [Theory]
    [InlineData("玉米稈不讓燒，拉到哪兒去？", "玉米秆不让烧，拉到哪儿去？")]
    [InlineData("養老金認證", "养老金认证")]
    [InlineData("ABC 12 简体", "ABC 12 简体")]
    public void Traditional_characters_become_simplified_ones_and_all_others_stay(string text, string simplified) =>
        Assert.Equal(simplified, string.Concat(text.Select(Simplified.Of)));
}
