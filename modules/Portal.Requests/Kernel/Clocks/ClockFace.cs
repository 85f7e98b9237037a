namespace Portal.Requests.Kernel.Clocks;

/// <summary>Reads all clocks of a request off its log.</summary>
internal static class ClockFace
{
    /// <summary>Every run of every clock, in the order of their start.</summary>
    public static IReadOnlyList<ClockRun> Read(RequestKind kind, RequestCase request) =>
        [.. kind.Clocks.SelectMany(rule => Runs(rule, request)).OrderBy(r => r.Started)];

    private static List<ClockRun> Runs(ClockRule rule, RequestCase request)
    {
        var policy = request.Facts.Policy ?? Policy.Usual;
        List<ClockRun> runs = [];
        var known = Facts.None;
        foreach (var e in request.Log)
        {
            known = known.And(e.Facts);
            var open = runs.Count > 0 && runs[^1].IsOpen;
            if (open)
                runs[^1] = After(rule, runs[^1], e, policy, known);
            if (rule.Starts(e) && !(runs.Count > 0 && runs[^1].IsOpen))
                runs.Add(new ClockRun(rule.Name, runs.Count + 1, e.At, rule.Length(e.At, policy, known), policy.TimeOf(rule.Name)));
        }

        return runs;
    }

    private static ClockRun After(ClockRule rule, ClockRun run, RequestEvent e, Policy policy, Facts known)
    {
        if (run.PausedSince is { } since && !rule.PausedIn.Contains(e.To))
            run = run with { PausedSince = null, Paused = run.Paused + run.Time.Between(since, e.At) };
        else if (run.PausedSince is null && rule.PausedIn.Contains(e.To))
            run = run with { PausedSince = e.At };
        run = run with { Length = rule.Length(run.Started, policy, known) };
        if (rule.Stops(e))
            return run with { Stopped = e.At, Ended = e.At, PausedSince = null };
        return rule.Cancels(e) ? run with { Ended = e.At, PausedSince = null } : run;
    }
}
