namespace Portal.Requests.Kernel.Clocks;

/// <summary>When the clock has to look at a request again.</summary>
internal static class NextStep
{
    /// <summary>The next instant after <paramref name="after"/> at which a level is reached or a state times out, UTC; null when nothing is to come.</summary>
    public static DateTime? After(RequestKind kind, RequestCase request, DateTime after)
    {
        var policy = request.Facts.Policy ?? Policy.Usual;
        var levels = Open(kind, request).SelectMany(run => policy.Levels.Select(run.At)).Where(at => at > after);
        IEnumerable<DateTime> timeout = TimesOut(kind, request) is { } end ? [end] : [];
        return levels.Concat(timeout).Order().Select(at => (DateTime?)at).FirstOrDefault();
    }

    /// <summary>When the present state times out, UTC; null when it does not.</summary>
    public static DateTime? TimesOut(RequestKind kind, RequestCase request) =>
        kind.TimeLimits.TryGetValue(request.State, out var timeout) && request.Entered is { } entered
            ? entered + timeout.After(request.Facts.Policy ?? Policy.Usual)
            : null;

    /// <summary>The highest level that each open clock has reached by <paramref name="now"/>.</summary>
    public static IEnumerable<(ClockRun Run, int Percent)> Reached(RequestKind kind, RequestCase request, DateTime now)
    {
        var levels = (request.Facts.Policy ?? Policy.Usual).Levels;
        return Open(kind, request)
            .Select(run => (Run: run, Percent: levels.Where(p => run.At(p) <= now).DefaultIfEmpty(0).Max()))
            .Where(r => r.Percent > 0);
    }

    private static IEnumerable<ClockRun> Open(RequestKind kind, RequestCase request)
    {
        var told = kind.Clocks.Where(c => c.Escalates && !c.SilentIn.Contains(request.State)).Select(c => c.Name).ToHashSet();
        return ClockFace.Read(kind, request).Where(r => r.IsRunning && told.Contains(r.Name));
    }
}
