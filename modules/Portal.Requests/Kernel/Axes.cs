namespace Portal.Requests.Kernel;

// Workflow says where it is; the three below say other things and never stand in for it.

/// <summary>Whether the words may stand.</summary>
internal enum Wording
{
    Pending,
    Passed,
    Withheld,
}

/// <summary>Who may see it. The public sees what is <see cref="Public"/> and <see cref="Wording.Passed"/>, without contact data.</summary>
internal enum Visibility
{
    /// <summary>The orderer and who handles it; the orderer's wish, staff do not undo it.</summary>
    Private,

    /// <summary>The staff of the place.</summary>
    Staff,

    /// <summary>Everybody.</summary>
    Public,
}

/// <summary>What came of it. Closed never implies solved.</summary>
internal enum Result
{
    /// <summary>解决.</summary>
    Solved,

    /// <summary>部分解决.</summary>
    Partly,

    /// <summary>已解释未解决.</summary>
    Explained,

    /// <summary>联系不上.</summary>
    Unreachable,
}
