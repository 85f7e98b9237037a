using System.Globalization;
using System.Text;

namespace Portal.Live.Recording;

/// <summary>A recording's folder: <c>index</c>, and volumes <c>000001.m4s</c> that hold segments one after another.</summary>
internal sealed class RecordingFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>The index file.</summary>
    public string IndexPath => System.IO.Path.Combine(path, "index");

    /// <summary>A volume's file.</summary>
    public string VolumePath(int volume) => System.IO.Path.Combine(path, volume.ToString("D6", CultureInfo.InvariantCulture) + ".m4s");

    /// <summary>Whether something was recorded.</summary>
    public bool Exists => File.Exists(IndexPath);

    /// <summary>Reads the index; an empty one when there is none.</summary>
    public RecordingIndex ReadIndex() => RecordingIndex.Read(Exists ? File.ReadAllText(IndexPath, Encoding.ASCII) : "");

    /// <summary>
    /// Brings a folder in order that a killed process left: cuts off half lines and bytes that no line speaks of, closes
    /// the open segment, ends the recording. Idempotent.
    /// </summary>
    public RecordingIndex Recover()
    {
        if (!Exists)
            return new RecordingIndex();
        var text = File.ReadAllText(IndexPath, Encoding.ASCII);
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        var index = RecordingIndex.Read(whole);
        StringBuilder missing = new();
        if (index.Open is not null)
            missing.Append("close\n");
        if (!index.IsEnded)
            missing.Append("end\n");
        if (missing.Length == 0 && whole.Length == text.Length)
            return index;
        var volume = VolumePath(index.Volume);
        if (File.Exists(volume) && new FileInfo(volume).Length > index.VolumeBytes)
        {
            using var file = File.OpenWrite(volume);
            file.SetLength(index.VolumeBytes);
        }

        using (var file = File.OpenWrite(IndexPath))
        {
            file.SetLength(whole.Length);
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.ASCII.GetBytes(missing.ToString()));
        }

        return ReadIndex();
    }
}
