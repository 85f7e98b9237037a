using Microsoft.Extensions.Localization;
using Portal.Kit.Web;
using Portal.Site.Texts;

namespace Portal.Site.Web;

/// <summary>The portal before its administrator has named it.</summary>
internal sealed class DefaultIdentity(IStringLocalizer<SiteTexts> texts) : ISiteIdentity
{
    public ValueTask<SiteIdentity> ReadAsync(CancellationToken ct = default) =>
        ValueTask.FromResult(new SiteIdentity(texts["site.name"], texts["site.name"]));
}
