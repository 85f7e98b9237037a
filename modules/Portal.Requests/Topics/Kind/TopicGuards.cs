using Portal.Requests.Kernel;

namespace Portal.Requests.Topics.Kind;

/// <summary>The conditions of the table's rows. Each names the sentence that tells whoever is refused.</summary>
internal static class TopicGuards
{
    public static readonly Guard AskedTwiceAtMost = new("no.ask-twice", (c, _) => c.Times(TopicCommands.Ask) < 2);

    public static readonly Guard ParentOpen = new("no.parent", (_, a) =>
        a.Facts.ParentId is not null && a.Parent is { } parent && TopicStates.Open.Contains(parent));

    public static readonly Guard NoChildren = new("no.children", (_, a) => a.Children == 0);

    public static readonly Guard Reasoned = new("no.reason", (_, a) => !string.IsNullOrEmpty(a.Reason));

    public static readonly Guard KnownCategory = new("no.category", (_, a) => a.Facts.Category is { } key && TopicCategories.Knows(key));

    public static readonly Guard NoOtherCategory = new("no.category", (_, a) => a.Facts.Category is not { } key || TopicCategories.Knows(key));

    public static readonly Guard Worded = new("no.words", (_, a) => a.Facts.Worded == true);

    /// <summary>After an appeal, whoever declined does not decide again.</summary>
    public static readonly Guard AnotherDecides = new("no.same-moderator", (c, a) =>
        c.Times(TopicCommands.Appeal) == 0
        || a.Actor.PersonId is null
        || c.Last(TopicCommands.Decline)?.Actor.PersonId != a.Actor.PersonId);

    public static readonly Guard AppealedOnce = new("no.appeal-twice", (c, _) => c.Times(TopicCommands.Appeal) == 0);

    public static readonly Guard WithinSevenDays = new("no.appeal-late", (c, a) => a.At <= c.Entered + TimeSpan.FromDays(7));

    public static readonly Guard WithinThirtyDays = new("no.reopen-late", (c, a) => a.At <= c.Entered + TimeSpan.FromDays(30));

    public static readonly Guard OutsideNumber = new("no.outside", (_, a) => !string.IsNullOrEmpty(a.Facts.Outside));

    public static readonly Guard UnitAndBackup = new("no.unit", (_, a) => a.Facts is { UnitId: not null, BackupId: not null });

    public static readonly Guard Lead = new("no.lead", (_, a) => a.Facts.UnitId is not null);

    public static readonly Guard HolderAndPromise = new("no.promise", (_, a) =>
        a.Facts is { HolderId: not null, Promise: { } promise } && promise > a.At);

    /// <summary>A promise that was made holds, also for who takes over, unless the orderer agrees to a later one.</summary>
    public static readonly Guard PromiseKept = new("no.promise-later", (c, a) =>
        c.Facts.Promise is not { } made || a.Facts.Promise <= made || a.Facts.Agreed == true);

    public static readonly Guard AllSigned = new("no.unsigned", (c, _) =>
        (c.Facts.Parts ?? []).All(part => Signed(c).Contains(part)));

    public static readonly Guard TakesPart = new("no.part", (c, a) =>
        a.Facts.Part is { } part && (c.Facts.Parts ?? []).Contains(part) && !Signed(c).Contains(part));

    public static readonly Guard Linked = new("no.link", (_, a) => a.Facts.EpisodeId is not null || a.Facts.ActivityId is not null);

    public static readonly Guard SecondOfRecording = new("no.second", (_, a) => a.Facts.Second is null or (>= 0 and <= 86_400));

    public static readonly Guard Face = new("no.face", (_, a) => a.Facts.Face is >= 1 and <= 3);

    public static readonly Guard OutsideTime = new("no.outside-time", (c, a) =>
        a.Facts.Worded == true || a.At >= c.Entered + (c.Facts.Policy ?? Kernel.Clocks.Policy.Usual).Of(TopicClocks.OutsideAnswer, 24 * 30));

    public static readonly Guard StateTimedOut = new("no.too-early", (c, a) =>
        Kernel.Clocks.NextStep.TimesOut(TopicKind.Instance, c) is { } end && a.At >= end);

    public static readonly Guard NotPrivate = new("no.private", (c, _) => c.Facts.Visibility != Visibility.Private);

    /// <summary>Units that signed their part since the conference was last called together.</summary>
    public static IReadOnlySet<Guid> Signed(RequestCase request)
    {
        var called = request.Log.Where(e => e.Command == TopicCommands.Confer || e.Command == TopicCommands.Convene).Select(e => e.Version).DefaultIfEmpty(0).Max();
        return request.Log
            .Where(e => e.Version > called && e.Command == TopicCommands.Sign)
            .Select(e => e.Facts.Part ?? Guid.Empty)
            .ToHashSet();
    }
}
