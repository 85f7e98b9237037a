namespace Portal.Storage.Jobs;

/// <summary>
/// Background work that runs again and again, on whichever node holds the lease: at once when the node takes it over, then
/// at its times. Register with <see cref="StorageServices.AddJob{T}"/>. A failure is logged and the job runs again at its
/// next time.
/// </summary>
public interface IJob
{
    /// <summary>Stable name, for the log: <c>notices.send</c>.</summary>
    string Name { get; }

    /// <summary>Time between the end of a run and the next.</summary>
    TimeSpan Every { get; }

    /// <summary>Does what is due now. Must be repeatable: the lease may be lost in the middle.</summary>
    Task RunAsync(CancellationToken ct);
}
