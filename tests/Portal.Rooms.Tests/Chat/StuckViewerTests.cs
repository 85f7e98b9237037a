using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using Portal.Rooms.Chat.Events;

namespace Portal.Rooms.Tests.Chat;

/// <summary>A viewer whose browser takes nothing any more: what it costs, and when it is let go.</summary>
public class StuckViewerTests
{
    private const int SendBuffer = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task It_is_dropped_after_ten_seconds_and_keeps_no_more_than_its_send_buffer()
    {
        FakeTimeProvider clock = new();
        using Connection connection = new();
        Viewer viewer = new(connection.Http, clock);
        Chunk tail = new(ReadOnlyMemory<byte>.Empty, isLast: false);
        var serving = viewer.ServeAsync(tail);

        for (var i = 0; i < 1000; i++)
            tail = tail.Append(new byte[1024]);

        // It takes what fits and waits; the rest is the feed's own, written once for everybody.
        await connection.StuckAsync();
        Assert.InRange(connection.Kept, 1024, SendBuffer + 1024);
        Assert.False(viewer.DropWhenStuck(Patience));
        clock.Advance(Patience);
        Assert.True(viewer.DropWhenStuck(Patience));
        await serving.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(connection.Http.RequestAborted.IsCancellationRequested);
    }

    [Fact]
    public void One_that_reads_everything_is_never_dropped()
    {
        FakeTimeProvider clock = new();
        using Connection connection = new();
        Viewer viewer = new(connection.Http, clock);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.False(viewer.DropWhenStuck(Patience));
    }

    /// <summary>A response whose pipe takes 64 kB, as Kestrel's does, and is read by nobody.</summary>
    private sealed class Connection : IHttpRequestLifetimeFeature, IHttpResponseBodyFeature, IDisposable
    {
        private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: SendBuffer, resumeWriterThreshold: SendBuffer / 2, useSynchronizationContext: false));
        private readonly CancellationTokenSource aborted = new();
        private readonly Counting writer;

        public Connection()
        {
            writer = new Counting(pipe.Writer);
            Http = new DefaultHttpContext();
            Http.Features.Set<IHttpRequestLifetimeFeature>(this);
            Http.Features.Set<IHttpResponseBodyFeature>(this);
        }

        public HttpContext Http { get; }

        public long Kept => writer.Written;

        public CancellationToken RequestAborted { get => aborted.Token; set => throw new NotSupportedException(); }

        public Stream Stream => throw new NotSupportedException();

        public PipeWriter Writer => writer;

        public Task StuckAsync() => writer.Stuck.Task.WaitAsync(TestContext.Current.CancellationToken);

        public void Abort()
        {
            aborted.Cancel();
            pipe.Reader.Complete();
        }

        public void Dispose() => aborted.Dispose();

        public void DisableBuffering()
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task CompleteAsync() => Task.CompletedTask;

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class Counting(PipeWriter inner) : PipeWriter
    {
        public long Written { get; private set; }

        public TaskCompletionSource Stuck { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Advance(int bytes) => inner.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            Written += source.Length;
            var writing = inner.WriteAsync(source, cancellationToken);
            if (!writing.IsCompleted)
                Stuck.TrySetResult();
            return writing;
        }
    }
}
