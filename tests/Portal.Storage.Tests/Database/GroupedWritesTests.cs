using Microsoft.Extensions.Logging.Abstractions;
using Portal.Storage.Database;

namespace Portal.Storage.Tests.Database;

public sealed class GroupedWritesTests
{
    private readonly TaskCompletionSource first = new();
    private readonly List<IReadOnlyList<int>> batches = [];

    [Fact]
    public async Task What_arrives_during_a_write_goes_together_into_the_next_and_everybody_gets_their_own_result()
    {
        var writes = new GroupedWrites<int, string>(3, WriteAsync, NullLogger.Instance);
        var answers = new List<Task<string>> { writes.Add(0)! };
        while (batches.Count == 0)
            await Task.Yield();
        answers.AddRange(Enumerable.Range(1, 5).Select(n => writes.Add(n)!));
        first.SetResult();

        Assert.Equal(["0", "1", "2", "3", "4", "5"], await Task.WhenAll(answers));
        Assert.Equal([[0], [1, 2, 3], [4, 5]], batches);
    }

    [Fact]
    public async Task A_failed_batch_is_told_to_its_senders_alone()
    {
        var writes = new GroupedWrites<int, string>(3, WriteAsync, NullLogger.Instance);
        first.SetResult();
        await Assert.ThrowsAsync<IOException>(() => writes.Add(-1)!);
        Assert.Equal("7", await writes.Add(7)!);
    }

    [Fact]
    public async Task Beyond_five_thousand_that_wait_nothing_is_kept()
    {
        var writes = new GroupedWrites<int, string>(5000, WriteAsync, NullLogger.Instance);
        var answers = new List<Task<string>> { writes.Add(0)! };
        while (batches.Count == 0)
            await Task.Yield();
        answers.AddRange(Enumerable.Range(1, 5000).Select(n => writes.Add(n)!));
        Assert.Null(writes.Add(5001));
        first.SetResult();
        await Task.WhenAll(answers);
        Assert.Equal(5001, batches.Sum(b => b.Count));
    }

    private async Task<IReadOnlyList<string>> WriteAsync(IReadOnlyList<int> batch)
    {
        batches.Add(batch);
        await first.Task;
        return batch.Contains(-1) ? throw new IOException("disk full") : [.. batch.Select(n => $"{n}")];
    }
}
