using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Moderation.Screen;
using Portal.Moderation.Screen.Words;
using Portal.Moderation.Texts;

namespace Portal.Moderation.Tests.Screen;

/// <summary>Screens over given words, without a database.</summary>
internal static class Screens
{
    public static IStringLocalizer<ModerationTexts> Texts { get; } = new ServiceCollection()
        .AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<ModerationTexts>>();

    public static ITextScreen Starter { get; } = new TextScreen(new CurrentWords(), Texts);

    public static ITextScreen With(params ScreenWord[] words)
    {
        var current = new CurrentWords();
        current.Use(words);
        return new TextScreen(current, Texts);
    }
}
