using Microsoft.Extensions.Localization;
using Portal.Moderation.Screen.Matching;
using Portal.Moderation.Screen.Rules;
using Portal.Moderation.Screen.Words;
using Portal.Moderation.Texts;

namespace Portal.Moderation.Screen;

/// <summary>
/// Normalises a text in several ways (width, traditional forms, look-alikes, separators, pinyin, split characters),
/// looks for the words of the place and of the places above it, and applies the rules that are no words: telephone
/// numbers, links, hidden characters.
/// </summary>
internal sealed class TextScreen(CurrentWords current, IStringLocalizer<ModerationTexts> texts) : ITextScreen
{
    private const int LongestText = 20_000;

    public Screening Screen(string text, string placePath)
    {
        if (text.Length > LongestText)
            return new Screening(ScreenVerdict.Block, texts["rule.length"]);
        if (!VisibleText.HasAny(text))
            return new Screening(ScreenVerdict.Block, texts["rule.empty"]);
        var shape = Reading.ByShape(text);
        if (Worst(current.Table.Find(shape, text, placePath)) is { } word)
            return new Screening(Verdict(word.Word.Effect), word.Word.List, Passage(text, shape, word));
        if (HiddenCharacters.Find(text) is { } hidden)
            return new Screening(ScreenVerdict.Hold, texts["rule.hidden"], hidden);
        if (Numbers.Find(text, shape) is { } number)
            return new Screening(ScreenVerdict.Hold, texts[number.Rule], text[number.Passage]);
        return Links.Find(text) is { } link
            ? new Screening(ScreenVerdict.Hold, texts["rule.link"], link)
            : new Screening(ScreenVerdict.Pass);
    }

    // The gravest hit that no harmless word covers.
    private static WordHit? Worst(List<WordHit> hits)
    {
        WordHit? worst = null;
        foreach (var hit in hits)
        {
            if (hit.Word.Effect == WordEffect.Allow || (worst is not null && worst.Word.Effect >= hit.Word.Effect))
                continue;
            if (!hits.Exists(h => h.Word.Effect == WordEffect.Allow && h.Start <= hit.Start && h.End >= hit.End))
                worst = hit;
        }
        return worst;
    }

    private static ScreenVerdict Verdict(WordEffect effect) => effect == WordEffect.Block ? ScreenVerdict.Block : ScreenVerdict.Hold;

    private static string Passage(string text, Symbols shape, WordHit hit) => text[shape.Start(hit.Start)..shape.End(hit.End - 1)];
}
