namespace Portal.Requests.Kernel;

/// <summary>A workflow state of some kind of request. Which there are is said by the kind's table, not here.</summary>
/// <param name="Key">Stable key as stored: <c>pending</c>.</param>
internal readonly record struct State(string Key)
{
    /// <summary>Before it was submitted.</summary>
    public static State None { get; } = new("");

    public override string ToString() => Key;
}
