namespace Portal.Storage.Nodes;

/// <summary>This process among others on the same database.</summary>
internal sealed class Node
{
    /// <summary>Never the same twice: a process that starts again is another node.</summary>
    public string Id { get; } = $"{Environment.ProcessId}-{Guid.NewGuid():N}";
}
