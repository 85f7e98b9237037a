using System.Text.RegularExpressions;

namespace Portal.Structure.Tests.Code;

/// <summary>Mistakes in components that the compiler lets pass.</summary>
public sealed partial class RazorTests
{
    /// <summary>
    /// A return between a start tag and its end tag leaves the element open, and the renderer throws when it comes there:
    /// by the house's indentation such a return stands further in than that of a block at the top.
    /// </summary>
    [Fact]
    public void No_component_returns_inside_an_open_element() =>
        Findings.None(Repository.Files(".razor", "modules", "site", "themes")
            .SelectMany(path => Source.Find(path, Markup(Repository.Read(path)), ReturnInside())));

    [Theory]
    [InlineData("<div>\n  @if (gone)\n  {\n    return;\n  }\n</div>", true)]
    [InlineData("@if (gone)\n{\n  <p>gone</p>\n  return;\n}\n<div>", false)]
    [InlineData("<p></p>\n@code {\n  void A()\n  {\n    return;\n  }\n}", false)]
    public void Invented_returns_are_told_apart(string component, bool isInside) => Assert.Equal(isInside, ReturnInside().IsMatch(Markup(component)));

    private static string Markup(string component) => CodeBlock().Split(component)[0];

    [GeneratedRegex(@"^ {4,}return;", RegexOptions.Multiline)]
    private static partial Regex ReturnInside();

    [GeneratedRegex(@"^@code\b", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();
}
