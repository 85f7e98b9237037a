using Portal.Moderation.Screen;

namespace Portal.Moderation.Tests.Screen;

/// <summary>A labelled set: evasions of the starter words, and sentences that villagers really write.</summary>
public class EvasionSetTests
{
    [Fact]
    public void At_least_95_of_100_evasions_are_caught()
    {
        var all = Lines("evasions.txt");
        Assert.True(all.Distinct().Count() >= 500, $"Only {all.Distinct().Count()} evasions");
        var missed = all.Where(t => Screens.Starter.Screen(t, "qinghe/").Verdict == ScreenVerdict.Pass).ToList();
        Assert.True(missed.Count <= all.Count * 0.05, $"{missed.Count} of {all.Count} slipped through: {string.Join(" | ", missed)}");
    }

    [Fact]
    public void At_most_one_of_100_harmless_sentences_is_held()
    {
        var all = Lines("harmless.txt");
        Assert.True(all.Distinct().Count() >= 2000, $"Only {all.Distinct().Count()} sentences");
        var held = all.Select(t => (Text: t, Screening: Screens.Starter.Screen(t, "qinghe/"))).Where(s => s.Screening.Verdict != ScreenVerdict.Pass).ToList();
        Assert.True(held.Count <= all.Count * 0.01, $"{held.Count} of {all.Count} were held: {string.Join(" | ", held)}");
    }

    private static List<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(EvasionSetTests).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}
