namespace Portal.Requests.Kernel;

/// <summary>Groups of <see cref="Facts"/>: what a step takes, and what it makes void.</summary>
[Flags]
internal enum About
{
    None = 0,

    /// <summary>Unit, backup, units of a conference.</summary>
    Unit = 1,

    /// <summary>The person who answers for it.</summary>
    Holder = 2,

    /// <summary>Into which it was merged.</summary>
    Parent = 4,

    /// <summary>Episode or activity.</summary>
    Plan = 8,

    Promise = 16,

    /// <summary>What the orderer says: face and outcome.</summary>
    Rating = 32,

    /// <summary>Second of the recording.</summary>
    Second = 64,

    /// <summary>Number outside.</summary>
    Outside = 128,

    Content = 256,

    Visibility = 512,

    /// <summary>The outcome as the handler says.</summary>
    Claim = 1024,

    Policy = 2048,

    /// <summary>The unit that signs.</summary>
    Part = 4096,

    /// <summary>What it is about, for queues and figures.</summary>
    Category = 8192,
}
