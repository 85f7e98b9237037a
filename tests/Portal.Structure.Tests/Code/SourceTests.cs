namespace Portal.Structure.Tests.Code;

public sealed class SourceTests
{
    [Theory]
    [InlineData("a // b", "a ")]
    [InlineData("a \"// b\" // c", "a \"// b\" ")]
    [InlineData("a /* b\nc */ d", "a \n d")]
    [InlineData("@* b *@ <p>c</p><!-- d -->", " <p>c</p>")]
    [InlineData("'\"' // b", "'\"' ")]
    [InlineData("@\"c:\\\" // b", "@\"c:\\\" ")]
    [InlineData("<a href=http://x>", "<a href=http://x>")]
    public void Comments_are_told_from_strings(string code, string rest) => Assert.Equal(rest, Source.WithoutComments(code));

    [Fact]
    public void Strings_go_too_where_only_code_counts() =>
        Assert.Equal("x = ;", Source.WithoutCommentsAndStrings("x = \"DateTime.Now\";// DateTime.Now"));
}
