namespace Portal.Live.Cmaf;

/// <summary>Writes a moof and its mdat (ISO 14496-12 §8.8).</summary>
internal static class Fragment
{
    private const uint DependsOnNone = 0x02000000;
    private const uint DependsAndNoSync = 0x01010000;
    // Base is the moof; the sample description is named, so that a join can choose another.
    private const uint HeaderFlags = 0x020000 | 0x2;

    // data offset, durations, sizes, flags, composition offsets
    private const uint RunFlags = 0x1 | 0x100 | 0x200 | 0x400 | 0x800;

    /// <summary>One fragment with one or two tracks, in the given order.</summary>
    public static byte[] Write(uint sequence, params ReadOnlySpan<TrackRun> runs)
    {
        var payload = 0;
        var samples = 0;
        foreach (var run in runs)
        {
            foreach (var sample in run.Samples)
                payload += sample.Data.Length;
            samples += run.Samples.Count;
        }

        BoxWriter to = new(payload + (samples * 16) + (runs.Length * 84) + 40);
        Span<int> offsets = stackalloc int[runs.Length];
        var moof = to.Open("moof");
        var mfhd = to.Open("mfhd", 0, 0);
        to.UInt32(sequence);
        to.Close(mfhd);
        for (var i = 0; i < runs.Length; i++)
            offsets[i] = WriteRun(to, runs[i]);
        to.Close(moof);
        var moofLength = to.Length - moof;
        var mdat = to.Open("mdat");
        var offset = moofLength + 8;
        for (var i = 0; i < runs.Length; i++)
        {
            to.Patch(offsets[i], offset);
            foreach (var sample in runs[i].Samples)
            {
                to.Bytes(sample.Data.Span);
                offset += sample.Data.Length;
            }
        }

        to.Close(mdat);
        return to.ToArray();
    }

    private static int WriteRun(BoxWriter to, TrackRun run)
    {
        var traf = to.Open("traf");
        var tfhd = to.Open("tfhd", 0, HeaderFlags);
        to.Int32(run.Id);
        to.Int32(1);
        to.Close(tfhd);
        // Version 1: 64 bits, so that no wrap ever comes.
        var tfdt = to.Open("tfdt", 1, 0);
        to.UInt64((ulong)run.Start);
        to.Close(tfdt);
        // Version 1: signed composition offsets.
        var trun = to.Open("trun", 1, RunFlags);
        to.Int32(run.Samples.Count);
        var offsetAt = to.Length;
        to.Int32(0);
        foreach (var sample in run.Samples)
        {
            to.UInt32(sample.Duration);
            to.Int32(sample.Data.Length);
            to.UInt32(sample.IsSync ? DependsOnNone : DependsAndNoSync);
            to.Int32(sample.Composition);
        }

        to.Close(trun);
        to.Close(traf);
        return offsetAt;
    }
}
