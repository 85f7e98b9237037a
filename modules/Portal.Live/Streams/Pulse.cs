namespace Portal.Live.Streams;

/// <summary>
/// Wakes all readers of a stream once an interval. The readers' continuations run on the beat itself, in a few lanes, so
/// that a thousand readers cost a few work items and no queue.
/// </summary>
internal sealed class Pulse
{
    private readonly Lane[] lanes = [.. Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount)).Select(_ => new Lane())];
    private int nextLane;

    /// <summary>A lane for one reader, in turn.</summary>
    public Lane Join() => lanes[(uint)Interlocked.Increment(ref nextLane) % lanes.Length];

    /// <summary>Wakes everybody. A lane that still works off its last beat is left alone; its readers look again on their own.</summary>
    public void Beat()
    {
        foreach (var lane in lanes)
            lane.Beat();
    }

    /// <summary>Some of the readers.</summary>
    internal sealed class Lane : IThreadPoolWorkItem
    {
        private TaskCompletionSource source = new();
        private int busy;

        /// <summary>Ends at the next beat. Take it before looking for data, await it after finding none.</summary>
        public Task Next => Volatile.Read(ref source).Task;

        /// <summary>Wakes the lane's readers.</summary>
        public void Beat()
        {
            if (Interlocked.Exchange(ref busy, 1) == 0)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        void IThreadPoolWorkItem.Execute()
        {
            Volatile.Write(ref busy, 0);
            Interlocked.Exchange(ref source, new TaskCompletionSource()).TrySetResult();
        }
    }
}
