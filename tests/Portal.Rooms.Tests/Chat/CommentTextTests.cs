using Portal.Rooms.Chat.Say;

namespace Portal.Rooms.Tests.Chat;

public class CommentTextTests
{
    [Theory]
    [InlineData("\u200b\u200b\u200c")]
    [InlineData("\u2060\ufeff \u00ad")]
    [InlineData("  \t\n ")]
    [InlineData("\u3164\u2800")]
    [InlineData("\u0301\u0301")]
    [InlineData("\u202e\u202d")]
    public void Nothing_visible_is_nothing(string raw) => Assert.Equal("", CommentText.Clean(raw));

    [Fact]
    public void Direction_overrides_are_taken_out() => Assert.Equal("abc def", CommentText.Clean("abc\u202e \u2066def\u2069"));

    [Fact]
    public void White_space_folds_into_single_spaces() => Assert.Equal("一 二 三", CommentText.Clean("  一\r\n\r\n二\t 三 "));

    [Fact]
    public void An_emoji_family_stays_together() => Assert.Equal("👨‍👩‍👧 好", CommentText.Clean("👨‍👩‍👧 好"));

    [Fact]
    public void A_broken_surrogate_does_no_harm() => Assert.Equal("好\ufffd", CommentText.Clean("好\ud83d"));
}
