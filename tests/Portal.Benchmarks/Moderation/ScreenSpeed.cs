using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Moderation.Screen;
using Portal.Moderation.Screen.Words;
using Portal.Moderation.Texts;

namespace Portal.Benchmarks.Moderation;

/// <summary>
/// The text screen with 50,000 words. An operation screens about 1 MB of UTF-8 in texts of 200 characters; megabytes a
/// second are a thousand divided by the milliseconds.
/// </summary>
[MemoryDiagnoser]
public class ScreenSpeed
{
    private const int Words = 50_000;
    private const int TextLength = 200;
    private const int Texts = 1_748;

    private readonly List<string> texts = [];
    private TextScreen? screen;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        string Some(int length) => string.Create(length, random, static (span, r) =>
        {
            foreach (ref var c in span)
                c = (char)(0x4e00 + r.Next(0, 3500));
        });
        var current = new CurrentWords();
        current.Use(Enumerable.Range(0, Words).Select(n => new ScreenWord(Some(random.Next(2, 7)) + n.ToString(CultureInfo.InvariantCulture)[..1], WordEffect.Hold, "bench", "")));
        var localizer = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider()
            .GetRequiredService<IStringLocalizer<ModerationTexts>>();
        screen = new TextScreen(current, localizer);
        for (var n = 0; n < Texts; n++)
            texts.Add(Some(TextLength));
    }

    /// <summary>Bytes of UTF-8 that one operation screens.</summary>
    internal long Bytes => texts.Sum(t => (long)System.Text.Encoding.UTF8.GetByteCount(t));

    /// <summary>Screens other texts from now on, as many characters.</summary>
    internal void Say(Func<Random, string> say)
    {
        var random = new Random(2);
        for (var n = 0; n < texts.Count; n++)
        {
            var text = new System.Text.StringBuilder();
            while (text.Length < TextLength)
                text.Append(say(random)).Append('。');
            texts[n] = text.ToString(0, TextLength);
        }
    }

    [Benchmark]
    public int OneMegabyte()
    {
        var held = 0;
        foreach (var text in texts)
            held += screen!.Screen(text, "qinghe/").Verdict == ScreenVerdict.Pass ? 0 : 1;
        return held;
    }
}
