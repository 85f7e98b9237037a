using System.Globalization;

namespace Portal.Live.Recording;

/// <summary>A cover that the studio's browser gave: <c>given-UNIXMS.jpg</c> beside the recording, named by its moment.</summary>
internal static class GivenCover
{
    private const string Pattern = "given-*.jpg";

    // What a preview shows is up to so much older than its arrival here: all of it must be public.
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(4);

    /// <summary>Whether one was given.</summary>
    public static bool IsThere(RecordingFolder folder) => Directory.Exists(folder.Path) && Directory.EnumerateFiles(folder.Path, Pattern).Any();

    /// <summary>The file, if this view shows its moment: a preview sees what is held back and what is cut off, too.</summary>
    public static string? Find(RecordingView view)
    {
        if (!Directory.Exists(view.Folder.Path) || Directory.EnumerateFiles(view.Folder.Path, Pattern).FirstOrDefault() is not { } path
            || !long.TryParse(Path.GetFileNameWithoutExtension(path).AsSpan("given-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return null;
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;
        return view.Stretches().Any(s => s.From <= at - Lag && at < s.From + s.Length) ? path : null;
    }

    /// <summary>Keeps one.</summary>
    public static async Task KeepAsync(RecordingFolder folder, ReadOnlyMemory<byte> jpeg, DateTime now)
    {
        var path = Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $"given-{new DateTimeOffset(now).ToUnixTimeMilliseconds()}.jpg"));
        await File.WriteAllBytesAsync(path + ".new", jpeg);
        File.Move(path + ".new", path);
    }
}
