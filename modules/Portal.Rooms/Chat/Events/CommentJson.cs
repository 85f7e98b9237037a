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

    private const int QuoteLength = 60;

    private static readonly string[] Orders = ["orders"];
    private static readonly string[] Running = ["running"];
    private static readonly string[] Screen = ["screen"];

    /// <summary>What the public may know of a comment.</summary>
    public static object Of(CommentRow comment, CommentRow? answers, bool pinned = false) => new
    {
        seq = comment.Seq,
        name = comment.Name,
        text = comment.Text,
        at = ChinaTime.Iso(comment.At),
        second = comment.Second,
        host = comment.ByStaff,
        region = comment.Region,
        pinned,
        invitation = comment.Invitation,
        reply = answers?.Seq is { } seq ? new { seq, name = answers.Name, text = Cut(answers.Text) } : null,
    };

    /// <summary>A comment, with the public one that it answers.</summary>
    public static byte[] Comment(CommentRow comment, CommentRow? answers = null) => Event("comment", Of(comment, answers), comment.Seq);

    /// <summary>As much of a comment as stands over its answer.</summary>
    public static string Cut(string text) => text.Length <= QuoteLength ? text : string.Concat(text.AsSpan(0, QuoteLength - 1), "…");

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

    public static byte[] Invite(InvitationWords? words, long? id) =>
        Event("invite", new { number = words?.Number, question = words?.Question, example = words?.Example }, id);

    /// <summary>Counts of likes; <paramref name="comments"/> as pairs of number and count.</summary>
    public static byte[] Likes(int episode, IReadOnlyList<(long Seq, int Count)> comments) =>
        Event("likes", new { episode, comments = comments.Select(c => new[] { c.Seq, c.Count }) }, null);

    public static byte[] State(string phase) => Event("state", new { phase }, null);

    public static byte[] Viewers(int n) => Event("viewers", new { n }, null);

    private static byte[] Event(string name, object data, long? id)
    {
        var line = id is { } number ? string.Create(CultureInfo.InvariantCulture, $"id: {number}\n") : "";
        return System.Text.Encoding.UTF8.GetBytes($"{line}event: {name}\ndata: {JsonSerializer.Serialize(data, Compact)}\n\n");
    }
}
