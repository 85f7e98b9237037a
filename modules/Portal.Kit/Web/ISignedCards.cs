namespace Portal.Kit.Web;

/// <summary>What a page asks that is shared as a card in WeChat. Answered by the module that knows the official account; without it, or without an account, pages are shared by link, QR code and picture.</summary>
public interface ISignedCards
{
    /// <summary>Where the browser has its page signed, <c>data-wechat</c> of the share panel; null while there is no official account.</summary>
    string? SignatureAddress { get; }
}
