using Portal.Requests.Kernel;

namespace Portal.Requests.Topics.Kind;

/// <summary>States of a 点单. Their words for people are in the texts under <c>state.KEY</c>.</summary>
internal static class TopicStates
{
    /// <summary>待审单.</summary>
    public static readonly State Pending = new("pending");

    /// <summary>待补充.</summary>
    public static readonly State Asked = new("asked");

    /// <summary>已并单.</summary>
    public static readonly State Merged = new("merged");

    /// <summary>不受理.</summary>
    public static readonly State Declined = new("declined");

    /// <summary>已转办.</summary>
    public static readonly State Referred = new("referred");

    /// <summary>已派单.</summary>
    public static readonly State Dispatched = new("dispatched");

    /// <summary>会商中.</summary>
    public static readonly State Conferring = new("conferring");

    /// <summary>已接单.</summary>
    public static readonly State Accepted = new("accepted");

    /// <summary>已排期.</summary>
    public static readonly State Scheduled = new("scheduled");

    /// <summary>待评单.</summary>
    public static readonly State Delivered = new("delivered");

    /// <summary>已评单.</summary>
    public static readonly State Rated = new("rated");

    /// <summary>归档.</summary>
    public static readonly State Archived = new("archived");

    /// <summary>已撤单.</summary>
    public static readonly State Withdrawn = new("withdrawn");

    /// <summary>Into which others can be merged: on its way, and not itself merged.</summary>
    public static readonly IReadOnlySet<State> Open =
        new HashSet<State> { Pending, Asked, Referred, Dispatched, Conferring, Accepted, Scheduled };

    /// <summary>Answered, whatever the answer was worth.</summary>
    public static readonly IReadOnlySet<State> Answered = new HashSet<State> { Delivered, Rated, Archived };

    public static readonly IReadOnlyList<State> All =
    [
        Pending, Asked, Merged, Declined, Referred, Dispatched, Conferring, Accepted, Scheduled, Delivered, Rated, Archived, Withdrawn,
    ];
}
