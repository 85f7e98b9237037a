namespace Portal.Requests.Texts;

/// <summary>Names the texts of this module, see <c>RequestsTexts.resx</c>.</summary>
public sealed class RequestsTexts;
