namespace Portal.Storage.Jobs;

/// <summary>
/// Background work that runs again and again, on whichever node holds its lease. Register with
/// <see cref="StorageServices.AddJob{T}"/>. A failure is logged and the job runs again at its next time.
/// </summary>
public interface IJob
{
    /// <summary>Stable name of the lease: <c>notices.send</c>.</summary>
    string Name { get; }

    /// <summary>Time between the end of a run and the next.</summary>
    TimeSpan Every { get; }

    /// <summary>Does what is due now. Must be repeatable: the lease may be lost in the middle.</summary>
    Task RunAsync(CancellationToken ct);
}
