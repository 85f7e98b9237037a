using Portal.Kit.Texts;

namespace Portal.Kit.Tests.Texts;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("柳树村", "liu shu cun")]
    [InlineData("吕庄", "lv zhuang")]
    [InlineData("第2网格", "di 2 wang ge")]
    [InlineData("A 区-南", "a qu nan")]
    [InlineData("", "")]
    public void Sorts_by_readings_word_by_word(string name, string key) => Assert.Equal(key, Pinyin.SortKey(name));

    [Fact]
    public void Never_grows_beyond_what_a_column_holds() => Assert.Equal(200, Pinyin.SortKey(new string('庄', 60)).Length);

    [Fact]
    public void Knows_every_common_character()
    {
        // GB 2312 level 1 and 2 lie in U+4E00–U+9FA5.
        var unknown = Enumerable.Range(0x4e00, 0x9fa5 - 0x4e00 + 1).Count(c => Pinyin.Of((char)c) is null);
        Assert.True(unknown < 300, $"{unknown} characters without a reading");
    }
}
