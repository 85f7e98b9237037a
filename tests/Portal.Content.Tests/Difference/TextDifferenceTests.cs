using FsCheck;
using FsCheck.Fluent;
using Portal.Content.Difference;

namespace Portal.Content.Tests.Difference;

public sealed class TextDifferenceTests
{
    [Fact]
    public void Tells_which_characters_changed()
    {
        var pieces = TextDifference.Between("梁守义修了二十年车。\n不收钱。\n", "梁守义修了二十三年车。\n不收钱。\n");
        Assert.Equal([new(PieceKind.Same, "梁守义修了二十"), new(PieceKind.Added, "三"), new(PieceKind.Same, "年车。\n不收钱。\n")], pieces);
    }

    [Fact]
    public void A_passage_that_is_nearly_new_is_shown_whole()
    {
        var pieces = TextDifference.Between("甲乙丙丁戊\n", "子丑寅卯辰\n");
        Assert.Equal([PieceKind.Removed, PieceKind.Added], pieces.Select(p => p.Kind).Take(2));
    }

    [Fact]
    public void Both_texts_can_be_read_back()
    {
        var texts = Gen.Elements("a", "b", "\n", "柳", "c\n").ArrayOf().Select(string.Concat);
        Prop.ForAll(Arb.From(texts), Arb.From(texts), (before, after) => Check(before, after)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_long_texts_that_have_nothing_in_common_end()
    {
        var before = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"a{i}"));
        var after = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"b{i}"));
        Check(before, after);
    }

    private static void Check(string before, string after)
    {
        var pieces = TextDifference.Between(before, after);
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
    }
}
