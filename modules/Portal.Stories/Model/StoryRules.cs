using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Content.Items;
using Portal.Stories.Texts;

namespace Portal.Stories.Model;

/// <summary>What the typed part of a story must keep to.</summary>
internal static class StoryRules
{
    /// <summary>What people may search for: the person, the line, the honour, the tags, the time line, the captions.</summary>
    public static string Words(string json)
    {
        var part = StoryPart.Read(json);
        return string.Join('\n', new[] { part.Person, part.Role, part.Line, part.Honour, part.Tags }
            .Concat(part.Timeline.Select(t => $"{t.Label} {t.Value}")).Concat(part.Gallery.Select(g => g.Caption)).Where(w => w.Length > 0));
    }

    /// <summary>Null when it fits, else a sentence for the author.</summary>
    public static string? Check(ItemText text, IServiceProvider services)
    {
        var part = StoryPart.Read(text.Part);
        var texts = services.GetRequiredService<IStringLocalizer<StoriesTexts>>();
        if (!part.IsReplayRight)
            return texts["part.replay"];
        if (part.Timeline.Count > StoryPart.MaxTimeline || part.Timeline.Any(t => t.Label.Length > 20 || t.Value.Length > 120)
            || part.Gallery.Count > StoryPart.MaxGallery || part.Gallery.Any(g => g.Caption.Length > 80))
            return texts["part.many", StoryPart.MaxTimeline, StoryPart.MaxGallery];
        var fits = part.Person.Length <= 20 && part.Role.Length <= 40 && part.Line.Length <= 60 && part.Honour.Length <= 60 && part.Tags.Length <= 100
            && part.Figures.Count <= StoryPart.MaxFigures && part.Figures.All(f => f.Label.Length <= 20 && f.Value.Length <= 40);
        return fits ? null : texts["part.long"].Value;
    }
}
