namespace Portal.Requests.Kernel;

/// <summary>Something done to a request. Which there are is said by the kind's table.</summary>
/// <param name="Key">Stable key as stored: <c>dispatch</c>.</param>
internal readonly record struct Command(string Key)
{
    public override string ToString() => Key;
}
