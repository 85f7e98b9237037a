using Portal.Stories.Model;

namespace Portal.Stories.Tests.Model;

public sealed class StoryPartTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var part = new StoryPart { Person = "梁守义", Line = "“轱辘”", Portrait = Guid.NewGuid(), Tags = "助老、手艺，助老", Figures = [new("修了几回", "6,812 回")] };
        var read = StoryPart.Read(part.Write());
        Assert.Equal(part.Person, read.Person);
        Assert.Equal(part.Portrait, read.Portrait);
        Assert.Equal(part.Figures, read.Figures);
        Assert.Equal(["助老", "手艺"], read.TagList());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"portrait\":\"x\"}")]
    public void What_cannot_be_read_is_empty(string json) => Assert.Equal("", StoryPart.Read(json).Person);
}
