namespace Portal.Structure.Tests;

/// <summary>What a structure test found, shown in full.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
