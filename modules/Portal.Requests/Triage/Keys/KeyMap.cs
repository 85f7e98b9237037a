using System.Text.Json;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Triage.Keys;

/// <summary>Which key does what for one person. Every action has exactly one key, every key at most one action.</summary>
internal sealed class KeyMap
{
    public const string Next = "next";
    public const string Previous = "previous";
    public const string Undo = "undo";
    public const string Help = "help";
    public const string Bulk = "bulk";
    public const string Play = "play";

    /// <summary>The usual keys, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<(string Action, string Key)> Usual =
    [
        (Next, "J"), (Previous, "K"),
        (TopicCommands.Dispatch.Key, "A"), (TopicCommands.Ask.Key, "Q"), (TopicCommands.Merge.Key, "M"), (TopicCommands.Decline.Key, "X"),
        (TopicCommands.Confer.Key, "H"), (TopicCommands.Note.Key, "E"), (Undo, "U"), (Help, "?"),
        (TopicCommands.Schedule.Key, "N"), (TopicCommands.Accept.Key, "R"), (TopicCommands.Deliver.Key, "D"), (TopicCommands.Reply.Key, "Y"),
        (TopicCommands.Reword.Key, "W"), (TopicCommands.Classify.Key, "C"), (Play, "P"), (Bulk, "V"),
    ];

    private readonly Dictionary<string, string> keys;

    private KeyMap(Dictionary<string, string> keys) => this.keys = keys;

    public static KeyMap Standard { get; } = new(Usual.ToDictionary(u => u.Action, u => u.Key));

    /// <summary>All keys that do something.</summary>
    public IReadOnlyCollection<string> Keys => keys.Values;

    /// <summary>The key of an action; null when it has none.</summary>
    public string? Of(string action) => keys.GetValueOrDefault(action);

    /// <summary>What a key does; null when nothing.</summary>
    public string? Does(string key) => keys.FirstOrDefault(k => k.Value == key).Key;

    /// <summary>A letter, a digit or one of <c>? / . , ; [ ]</c>, in upper case; null when it is something else.</summary>
    public static string? Normal(string written) => written.Trim() is [var one] && (char.IsAsciiLetterOrDigit(one) || "?/.,;[]".Contains(one)) ? written.Trim().ToUpperInvariant() : null;

    /// <summary>The same with one action on another key; null when there is no such action or the key is taken.</summary>
    public KeyMap? With(string action, string key) =>
        !keys.ContainsKey(action) || (Does(key) is { } other && other != action) ? null : new KeyMap(new Dictionary<string, string>(keys) { [action] = key });

    public string ToJson() => JsonSerializer.Serialize(Usual.Where(u => keys[u.Action] != u.Key).ToDictionary(u => u.Action, u => keys[u.Action]));

    /// <summary>What was kept, laid over the usual keys. Where two collide because the usual ones have changed since, the usual ones hold.</summary>
    public static KeyMap FromJson(string json)
    {
        var all = Usual.ToDictionary(u => u.Action, u => u.Key);
        foreach (var (action, key) in JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
        {
            if (all.ContainsKey(action))
                all[action] = key;
        }

        return all.Values.Distinct().Count() == all.Count ? new KeyMap(all) : Standard;
    }
}
