using Portal.Kit.Time;
using Portal.Requests.Files;
using Portal.Requests.Kernel;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Triage;

/// <summary>What a moderator is about to do, kept until it is saved: a conflict never loses it.</summary>
internal sealed class Draft(Command command, DateTime now)
{
    private static readonly HashSet<Command> ToUnit = [TopicCommands.Dispatch, TopicCommands.HandOver, TopicCommands.Confer, TopicCommands.Convene];
    private static readonly HashSet<Command> Wordless = [TopicCommands.Accept, TopicCommands.Schedule, TopicCommands.Merge, TopicCommands.Unmerge, TopicCommands.Sign, TopicCommands.Classify, TopicCommands.Pass, TopicCommands.Withhold, TopicCommands.Show, TopicCommands.Hide];

    public Command Command => command;

    public string Unit { get; set; } = "";

    public string Backup { get; set; } = "";

    public HashSet<Guid> Parts { get; } = [];

    public string Words { get; set; } = "";

    public string Reason { get; set; } = "";

    public string Holder { get; set; } = "";

    /// <summary>Local time, whole hours.</summary>
    public DateTime Promise { get; set; } = ChinaTime.ToLocal(now.AddDays(3)).Date.AddHours(18);

    public bool Agreed { get; set; }

    public string Outside { get; set; } = "";

    /// <summary>Where it is to be answered, as <see cref="Topics.Desk.Meeting.Key"/>.</summary>
    public string Meeting { get; set; } = "";

    public string Result { get; set; } = "";

    public string Face { get; set; } = "";

    public string Second { get; set; } = "";

    /// <summary>What the orderer said by telephone of the outcome.</summary>
    public string Confirmed { get; set; } = "";

    public string Category { get; set; } = "";

    public List<KeptFile> Photos { get; } = [];

    public bool AsksCategory => command == TopicCommands.Classify || command == TopicCommands.Dispatch || command == TopicCommands.Confer;

    public bool AsksUnit => ToUnit.Contains(command);

    public bool AsksParts => command == TopicCommands.Confer || command == TopicCommands.Convene;

    public bool AsksBackup => command == TopicCommands.Dispatch || command == TopicCommands.HandOver;

    public bool AsksWords => !Wordless.Contains(command);

    public bool AsksHolder => command == TopicCommands.Accept;

    public bool AsksResult => command == TopicCommands.Deliver || command == TopicCommands.Visit;

    /// <summary>Reasons to choose from; empty when none is asked.</summary>
    public IReadOnlyList<string> Reasons =>
        command == TopicCommands.Decline ? TopicReasons.Decline
        : command == TopicCommands.Bounce || command == TopicCommands.HandOver ? TopicReasons.Bounce
        : [];

    public Facts ToFacts() => new()
    {
        UnitId = AsksUnit ? Id(Unit) : null,
        BackupId = AsksBackup ? Id(Backup) : null,
        Parts = AsksParts && Parts.Count > 0 ? [.. Parts.Take(12)] : null,
        Part = command == TopicCommands.Sign ? Id(Unit) : null,
        HolderId = AsksHolder ? Id(Holder) : null,
        Promise = AsksHolder ? ChinaTime.ToUtc(Promise) : null,
        Agreed = AsksHolder && Agreed ? true : null,
        Outside = command == TopicCommands.Refer && Outside.Trim() is { Length: > 0 and <= 40 } outside && outside.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? outside : null,
        Claimed = AsksResult && Enum.TryParse<Kernel.Result>(Result, out var result) && Enum.IsDefined(result) ? result : null,
        Second = command == TopicCommands.Deliver && int.TryParse(Second, out var second) ? second : null,
        Content = command == TopicCommands.Pass ? Wording.Passed : command == TopicCommands.Withhold ? Wording.Withheld : null,
        Visibility = command == TopicCommands.Show ? Visibility.Public : command == TopicCommands.Hide ? Visibility.Staff : null,
        Category = AsksCategory && TopicCategories.Knows(Category) ? Category : null,
        Confirmed = command == TopicCommands.Rate && Enum.TryParse<Kernel.Result>(Confirmed, out var confirmed) && Enum.IsDefined(confirmed) ? confirmed : null,
        Face = command == TopicCommands.Rate && int.TryParse(Face, out var face) ? face : null,
        Channel = command == TopicCommands.Rate || command == TopicCommands.Answer ? "phone" : null,
    };

    private static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;
}
