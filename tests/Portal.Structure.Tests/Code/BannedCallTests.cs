using System.Text.RegularExpressions;

namespace Portal.Structure.Tests.Code;

/// <summary>Calls that cost others days: blocked threads, clocks past TimeProvider, tests that sleep.</summary>
public sealed partial class BannedCallTests
{
    [Fact]
    public void Nobody_blocks_a_thread_on_a_task_or_asks_the_clock_past_TimeProvider() =>
        Findings.None(Find(Everywhere(), ".cs", "modules", "site", "themes", "tests").Concat(Find(Everywhere(), ".razor", "modules", "site", "themes")));

    [Fact]
    public void No_test_sleeps() =>
        // The load generators among the benchmarks measure over time.
        Findings.None(Find(InTests(), ".cs", "tests").Where(found => !found.StartsWith("tests/Portal.Benchmarks/", StringComparison.Ordinal)));

    [Theory]
    [InlineData("var x = task.Result;")]
    [InlineData("Call(task.Result)")]
    [InlineData("task.Wait();")]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("DateTimeOffset.UtcNow.AddDays(1)")]
    [InlineData("Thread.Sleep(1);")]
    public void Invented_calls_are_found(string line) => Assert.Matches(Everywhere(), line);

    [Theory]
    [InlineData("TestState.Result: TestResult.Failed")]
    [InlineData("Enum.TryParse(step.Result, out var read)")]
    [InlineData("clock.UtcNow()")]
    [InlineData("page.WaitForAsync()")]
    public void Others_are_not(string line) => Assert.DoesNotMatch(Everywhere(), line);

    private static IEnumerable<string> Find(Regex what, string ending, params string[] folders) =>
        Repository.Files(ending, folders).SelectMany(path => Source.Find(path, Code(Repository.Read(path)), what));

    // What is known to be there blocks nobody: if (writing.IsCompletedSuccessfully) return writing.Result;
    private static string Code(string text) =>
        WhenDone().Replace(Source.WithoutCommentsAndStrings(text), done => new string('\n', done.Value.Count(c => c == '\n')));

    [GeneratedRegex(@"\.IsCompletedSuccessfully\)\s*return [^;]*;")]
    private static partial Regex WhenDone();

    [GeneratedRegex(@"(\)|[Tt]asks?|ing)\.Result\s*[;.,)\]]|\.Wait\(|\bDateTime\.(Now|UtcNow|Today)\b|\bDateTimeOffset\.(Now|UtcNow)\b|\bThread\.Sleep\(")]
    private static partial Regex Everywhere();

    [GeneratedRegex(@"\bTask\.Delay\(")]
    private static partial Regex InTests();
}
