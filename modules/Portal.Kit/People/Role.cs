namespace Portal.Kit.People;

/// <summary>What a person is at a place. Villagers hold no role. Stored by name.</summary>
public enum Role
{
    /// <summary>主播 / 宣讲员.</summary>
    Host,

    /// <summary>宣传员 / 编辑.</summary>
    Editor,

    /// <summary>场控 / 审核员.</summary>
    Moderator,

    /// <summary>派单员.</summary>
    Dispatcher,

    /// <summary>接单员.</summary>
    Handler,

    /// <summary>初审.</summary>
    FirstReviewer,

    /// <summary>复审.</summary>
    SecondReviewer,

    /// <summary>终审.</summary>
    FinalReviewer,

    /// <summary>领导.</summary>
    Leader,

    /// <summary>管理员: carries every permission at its place and below.</summary>
    Administrator,
}
