using Microsoft.Extensions.Options;
using Portal.Kit.Web;

namespace Portal.Rooms.Share;

/// <summary>Cards are signed as soon as there is an app id.</summary>
internal sealed class SignedCards(IOptions<WeChatOptions> options) : ISignedCards
{
    public string? SignatureAddress => options.Value.AppId.Length > 0 ? SignatureEndpoint.Address : null;
}
