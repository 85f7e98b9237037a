namespace Portal.Kit.Places;

/// <summary>Level of a place in the tree. A child is always of a lower level than its parent.</summary>
public enum PlaceLevel
{
    /// <summary>县.</summary>
    County = 1,

    /// <summary>镇 / 街道.</summary>
    Township = 2,

    /// <summary>村 / 社区.</summary>
    Village = 3,

    /// <summary>网格.</summary>
    Grid = 4,
}
