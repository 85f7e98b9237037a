using Microsoft.Extensions.Localization;
using Portal.Requests.Texts;

namespace Portal.Requests.Kernel.Log;

/// <summary>The words of a kind: its own texts first (<c>no.KEY</c>, <c>clock.NAME</c>), then those that all kinds share.</summary>
internal sealed class KindWords(IStringLocalizerFactory factory)
{
    /// <summary>The sentence in the reader's language.</summary>
    public string Say(RequestKind kind, string key, params object[] values)
    {
        var own = factory.Create(kind.Texts)[key, values];
        return own.ResourceNotFound ? factory.Create(typeof(RequestsTexts))[key, values] : own;
    }
}
