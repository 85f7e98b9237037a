using Portal.Storage.Search;

namespace Portal.Storage.Tests.Search;

public sealed class MarksTests
{
    [Fact]
    public void An_excerpt_begins_shortly_before_the_first_match()
    {
        var pieces = Marks.Excerpt(new string('前', 200) + "小麦" + new string('后', 200), ["小麦"]);
        Assert.Equal(["…" + new string('前', 20), "小麦", new string('后', 68) + "…"], pieces.Select(p => p.Text));
        Assert.Equal([false, true, false], pieces.Select(p => p.IsMatch));
    }

    [Fact]
    public void Pieces_keep_the_letters_as_written_and_the_longest_match_wins()
    {
        Assert.Equal([new("ＬＡＮ", true), new(" 村", false)], Marks.All("ＬＡＮ 村", ["l", "lan"]));
        Assert.Equal([new("无", false)], Marks.All("无", ["小麦"]));
        Assert.Empty(Marks.All("", ["小麦"]));
    }

    [Fact]
    public void No_character_of_two_code_units_is_cut_in_half()
    {
        var text = string.Concat(Enumerable.Repeat("𠮷", 200));
        Assert.All(Enumerable.Range(0, 3), shift =>
            Assert.DoesNotContain('\uFFFD', string.Concat(Marks.Excerpt(new string('a', shift) + text + "小麦" + text, ["小麦"]).Select(p => p.Text)).EnumerateRunes().Select(r => (char)Math.Min(r.Value, 0xFFFF))));
    }
}
