namespace Portal.Requests.Tests.Kernel.Wishes;

/// <summary>Names the words of wishes.</summary>
public sealed class WishTexts;
