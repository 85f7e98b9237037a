namespace Portal.Kit.Outcomes;

/// <summary>The result of a command that has nothing else to tell.</summary>
public readonly record struct Done
{
    /// <summary>The only value.</summary>
    public static Done Instance => default;
}
