using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Requests.Kernel.Clocks;

namespace Portal.Requests.Kernel;

/// <summary>
/// What an event adds to what is known, as JSON in the log. Ids, instants and choices only: names, telephone numbers and
/// free words lie in side rows that can be erased.
/// </summary>
internal sealed record Facts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Facts None { get; } = new();

    /// <summary>The unit that holds it, or leads the conference.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The person who answers for it.</summary>
    public Guid? HolderId { get; init; }

    /// <summary>Who steps in.</summary>
    public Guid? BackupId { get; init; }

    /// <summary>The request into which it was merged.</summary>
    public Guid? ParentId { get; init; }

    public Guid? EpisodeId { get; init; }

    public Guid? ActivityId { get; init; }

    /// <summary>Second of the recording at which it was answered.</summary>
    public int? Second { get; init; }

    /// <summary>By when it was promised, UTC.</summary>
    public DateTime? Promise { get; init; }

    /// <summary>The orderer agreed to a later promise.</summary>
    public bool? Agreed { get; init; }

    /// <summary>Number in the system of the unit outside.</summary>
    public string? Outside { get; init; }

    /// <summary>Units that take part in a conference.</summary>
    public IReadOnlyList<Guid>? Parts { get; init; }

    /// <summary>The unit that signs its part, of this event only.</summary>
    public Guid? Part { get; init; }

    /// <summary>Key of what it is about, from the kind's list.</summary>
    public string? Category { get; init; }

    /// <summary>How it came or was said: <c>page</c>, <c>comment</c>, <c>staff</c>, <c>phone</c>.</summary>
    public string? Channel { get; init; }

    public Wording? Content { get; init; }

    public Visibility? Visibility { get; init; }

    /// <summary>What came of it, as the handler says.</summary>
    public Result? Claimed { get; init; }

    /// <summary>What came of it, as the orderer says.</summary>
    public Result? Confirmed { get; init; }

    /// <summary>Satisfaction as three faces: 3, 2, 1.</summary>
    public int? Face { get; init; }

    /// <summary>Words were given with it, in a side row.</summary>
    public bool? Worded { get; init; }

    /// <summary>The clocks' lengths, fixed at submission.</summary>
    public Policy? Policy { get; init; }

    /// <summary>Version of the event that this one takes back.</summary>
    public int? Voids { get; init; }

    /// <summary>What no longer holds from here on.</summary>
    public About? Forgets { get; init; }

    /// <summary>What is known after <paramref name="later"/> was said.</summary>
    public Facts And(Facts later)
    {
        var kept = Without(later.Forgets ?? About.None);
        return new Facts
        {
            UnitId = later.UnitId ?? kept.UnitId,
            HolderId = later.HolderId ?? kept.HolderId,
            BackupId = later.BackupId ?? kept.BackupId,
            ParentId = later.ParentId ?? kept.ParentId,
            EpisodeId = later.EpisodeId ?? kept.EpisodeId,
            ActivityId = later.ActivityId ?? kept.ActivityId,
            Second = later.Second ?? kept.Second,
            Promise = later.Promise ?? kept.Promise,
            Outside = later.Outside ?? kept.Outside,
            Parts = later.Parts ?? kept.Parts,
            Category = later.Category ?? kept.Category,
            Channel = kept.Channel ?? later.Channel,
            Content = later.Content ?? kept.Content,
            Visibility = later.Visibility ?? kept.Visibility,
            Claimed = later.Claimed ?? kept.Claimed,
            Confirmed = later.Confirmed ?? kept.Confirmed,
            Face = later.Face ?? kept.Face,
            Policy = kept.Policy ?? later.Policy,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static Facts FromJson(string json) => JsonSerializer.Deserialize<Facts>(json, Json) ?? None;

    /// <summary>
    /// Only what a step takes: whatever else was sent with it is not said. Keeps the axes apart and forged facts out.
    /// </summary>
    public Facts Only(About takes) => Pick(takes) with { Worded = Worded, Channel = Channel };

    private Facts Without(About what) => Pick(~what) with { Channel = Channel };

    private Facts Pick(About which) => new()
    {
        UnitId = which.HasFlag(About.Unit) ? UnitId : null,
        BackupId = which.HasFlag(About.Unit) ? BackupId : null,
        Parts = which.HasFlag(About.Unit) ? Parts : null,
        Part = which.HasFlag(About.Part) ? Part : null,
        HolderId = which.HasFlag(About.Holder) ? HolderId : null,
        ParentId = which.HasFlag(About.Parent) ? ParentId : null,
        EpisodeId = which.HasFlag(About.Plan) ? EpisodeId : null,
        ActivityId = which.HasFlag(About.Plan) ? ActivityId : null,
        Second = which.HasFlag(About.Second) ? Second : null,
        Promise = which.HasFlag(About.Promise) ? Promise : null,
        Agreed = which.HasFlag(About.Promise) ? Agreed : null,
        Outside = which.HasFlag(About.Outside) ? Outside : null,
        Content = which.HasFlag(About.Content) ? Content : null,
        Visibility = which.HasFlag(About.Visibility) ? Visibility : null,
        Claimed = which.HasFlag(About.Claim) ? Claimed : null,
        Confirmed = which.HasFlag(About.Rating) ? Confirmed : null,
        Face = which.HasFlag(About.Rating) ? Face : null,
        Category = which.HasFlag(About.Category) ? Category : null,
        Policy = which.HasFlag(About.Policy) ? Policy : null,
    };
}
