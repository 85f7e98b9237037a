using Microsoft.AspNetCore.Components;

namespace Portal.Kit.Components;

/// <summary>
/// The player of public pages: HLS by itself, FLV by choice, sound only by one press. Comes back by itself when the host
/// does. Seeks of a replay: any <c>[data-seek="123"]</c> on the page; sound only: any <c>[data-listen]</c> or <c>#listen</c>
/// in the address. Live comments of <c>scripts/comments.js</c> fly over it.
/// </summary>
public partial class Player : ComponentBase
{
    private static readonly string[] Keys =
    [
        "play", "pause", "sound", "mute", "listen", "watch", "danmaku", "full", "line", "tap", "listening", "slow", "offline",
        "weak", "swapped", "pip", "quality", "auto", "loading", "announced", "interrupted", "cutoff", "ended",
    ];

    /// <summary>Address of the playlist, from the root.</summary>
    [Parameter, EditorRequired]
    public string Hls { get; set; } = "";

    /// <summary>Address of the FLV stream, or null.</summary>
    [Parameter]
    public string? Flv { get; set; }

    /// <summary>Address of the sound alone, or null.</summary>
    [Parameter]
    public string? Audio { get; set; }

    /// <summary>True for a stream, false for a replay.</summary>
    [Parameter]
    public bool Live { get; set; }

    /// <summary><c>announced</c>, <c>onair</c>, <c>interrupted</c>, <c>cutoff</c> or <c>ended</c>.</summary>
    [Parameter]
    public string Phase { get; set; } = "onair";

    /// <summary>What is shown before the first picture.</summary>
    [Parameter]
    public string? Poster { get; set; }

    /// <summary>Subject, for screen readers and the phone's lock screen.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Room or hosts, for the lock screen.</summary>
    [Parameter]
    public string? Artist { get; set; }

    /// <summary>Address of the playlist with parts (LL-HLS), taken on a good network; or null.</summary>
    [Parameter]
    public string? Low { get; set; }

    /// <summary>Picture shown while the host is away, or null.</summary>
    [Parameter]
    public string? Slate { get; set; }

    /// <summary>Captions: <c>&lt;track kind="captions" srclang="zh" src="…" default&gt;</c>.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private Dictionary<string, object> Words =>
        Keys.ToDictionary(key => $"data-text-{key}", key => (object)T[$"player.{key}"].Value, StringComparer.Ordinal);
}
