using System.Threading.Channels;
using Portal.Kit.Events;

namespace Portal.Storage.Tests.Events;

internal sealed record Told(int Number) : PortalEvent;

internal sealed record ToldOtherwise(int Number) : PortalEvent;

/// <summary>Hands over what it is told; fails as often as it is asked to.</summary>
internal class Listener(string cursor) : IHandle<Told>, IHandle<ToldOtherwise>
{
    private readonly Channel<int> heard = Channel.CreateUnbounded<int>();
    private readonly Channel<int> failed = Channel.CreateUnbounded<int>();

    public Listener()
        : this("tests.listener")
    {
    }

    public string Cursor => cursor;

    public int FailuresLeft { get; set; }

    public ValueTask<int> NextAsync() => heard.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async Task<int[]> NextAsync(int count)
    {
        var next = new int[count];
        for (var i = 0; i < count; i++)
            next[i] = await NextAsync();
        return next;
    }

    public ValueTask<int> NextFailureAsync() => failed.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public bool HeardNothing => heard.Reader.Count == 0;

    public Task HandleAsync(Told happened, CancellationToken ct)
    {
        if (FailuresLeft > 0)
        {
            FailuresLeft--;
            failed.Writer.TryWrite(happened.Number);
            throw new InvalidOperationException("asked to fail");
        }
        heard.Writer.TryWrite(happened.Number);
        return Task.CompletedTask;
    }

    public Task HandleAsync(ToldOtherwise happened, CancellationToken ct)
    {
        heard.Writer.TryWrite(-happened.Number);
        return Task.CompletedTask;
    }
}

internal sealed class SecondListener() : Listener("tests.second");
