using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Kit.Time;

namespace Portal.Rooms.Chat.Events;

/// <summary>Events of a room as text (server-sent events, HTML Living Standard §9.2).</summary>
internal static class CommentJson
{
    // Sent as text/event-stream or application/json, never inside HTML: Chinese stays three bytes a character.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Orders = ["orders"];
    private static readonly string[] Running = ["running"];
    private static readonly string[] Screen = ["screen"];

    /// <summary>What the public may know of a comment.</summary>
    public static object Of(CommentRow comment, bool pinned) => new
    {
        seq = comment.Seq,
        name = comment.Name,
        text = comment.Text,
        at = ChinaTime.Iso(comment.At),
        second = comment.Second,
        host = comment.ByStaff,
        region = (string?)null,
        pinned,
    };

    public static byte[] Comment(CommentRow comment) => Event("comment", Of(comment, pinned: false), comment.Seq);

    public static byte[] Mark(MarkRow mark, PinnedWords? pinned) => mark.Kind switch
    {
        MarkKind.Hide => Hide(mark.Target, mark.Seq),
        MarkKind.Pin => Pin(pinned, mark.Seq),
        MarkKind.Orders => Event("changed", new { parts = Orders }, mark.Seq),
        MarkKind.Screen => Event("changed", new { parts = Screen }, mark.Seq),
        _ => Event("changed", new { parts = Running }, mark.Seq),
    };

    public static byte[] Hide(long? target, long? id) => Event("hide", new { seq = target }, id);

    public static byte[] Pin(PinnedWords? pinned, long? id) =>
        Event("pin", new { seq = pinned?.Seq, name = pinned?.Name, text = pinned?.Text }, id);

    public static byte[] State(string phase) => Event("state", new { phase }, null);

    public static byte[] Viewers(int n) => Event("viewers", new { n }, null);

    private static byte[] Event(string name, object data, long? id)
    {
        var line = id is { } number ? string.Create(CultureInfo.InvariantCulture, $"id: {number}\n") : "";
        return System.Text.Encoding.UTF8.GetBytes($"{line}event: {name}\ndata: {JsonSerializer.Serialize(data, Compact)}\n\n");
    }
}
