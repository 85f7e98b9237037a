namespace Portal.Content.Types;

/// <summary>A step of the three reviews (三审), in their order.</summary>
public enum ReviewStep
{
    /// <summary>初审.</summary>
    First = 1,

    /// <summary>复审.</summary>
    Second = 2,

    /// <summary>终审.</summary>
    Final = 3,
}
