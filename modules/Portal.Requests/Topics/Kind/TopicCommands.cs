using Portal.Requests.Kernel;

namespace Portal.Requests.Topics.Kind;

/// <summary>What can be done to a 点单. Words for buttons and time line: <c>command.KEY</c>, <c>line.KEY</c>.</summary>
internal static class TopicCommands
{
    public static readonly Command Submit = new("submit");
    public static readonly Command Ask = new("ask");
    public static readonly Command Answer = new("answer");
    public static readonly Command Merge = new("merge");
    public static readonly Command Unmerge = new("unmerge");
    public static readonly Command Decline = new("decline");
    public static readonly Command Appeal = new("appeal");
    public static readonly Command Refer = new("refer");
    public static readonly Command Outside = new("result");
    public static readonly Command Dispatch = new("dispatch");
    public static readonly Command Bounce = new("bounce");
    public static readonly Command Confer = new("confer");
    public static readonly Command Accept = new("accept");
    public static readonly Command HandOver = new("hand-over");
    public static readonly Command Schedule = new("schedule");
    public static readonly Command Deliver = new("deliver");
    public static readonly Command Rate = new("rate");
    public static readonly Command Reopen = new("reopen");
    public static readonly Command Withdraw = new("withdraw");

    /// <summary>By the clock: 待补充 after 72 h, 待评单 after 14 days.</summary>
    public static readonly Command TimeOut = new("time-out");

    /// <summary>By the clock: 已评单 → 归档.</summary>
    public static readonly Command Archive = new("archive");

    /// <summary>A merged order is delivered with its parent, so that its orderer can rate it.</summary>
    public static readonly Command Follow = new("follow");

    // The commands below leave the workflow where it is.

    /// <summary>先回个话: the first human answer without a decision.</summary>
    public static readonly Command Reply = new("reply");

    /// <summary>The parent of a merged order was answered by a person.</summary>
    public static readonly Command Relay = new("relay");

    /// <summary>A unit signs its part of a conference.</summary>
    public static readonly Command Sign = new("sign");

    /// <summary>Names lead and parts of a conference that a second bounce forced.</summary>
    public static readonly Command Convene = new("convene");

    /// <summary>For staff only.</summary>
    public static readonly Command Note = new("note");

    /// <summary>Content axis: the words may stand.</summary>
    public static readonly Command Pass = new("pass");

    /// <summary>Content axis: the words are withheld.</summary>
    public static readonly Command Withhold = new("withhold");

    /// <summary>Visibility axis: public.</summary>
    public static readonly Command Show = new("show");

    /// <summary>Visibility axis: staff only.</summary>
    public static readonly Command Hide = new("hide");

    /// <summary>The public wording is written anew: contact data out, a voice note put into words.</summary>
    public static readonly Command Reword = new("reword");

    /// <summary>What it is about (归类).</summary>
    public static readonly Command Classify = new("classify");

    /// <summary>Outcome axis: what came of it, said afterwards by a call (回访).</summary>
    public static readonly Command Visit = new("visit");

    /// <summary>A person told the orderer something that answers: it stops the public promise's clock.</summary>
    public static readonly IReadOnlySet<Command> HumanAnswers =
        new HashSet<Command> { Reply, Relay, Decline, Refer, Accept, Deliver, Follow };
}
