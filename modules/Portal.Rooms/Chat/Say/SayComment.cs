using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Time;
using Portal.Moderation.Flood;
using Portal.Moderation.Mutes;
using Portal.Moderation.Screen;
using Portal.Rooms.Chat.Speech;
using Portal.Rooms.Programme;
using Portal.Rooms.Texts;
using Portal.Storage.Database;

namespace Portal.Rooms.Chat.Say;

/// <summary>What somebody wants to say.</summary>
/// <param name="Slug">The room.</param>
/// <param name="Number">第几期.</param>
/// <param name="Text">The words.</param>
/// <param name="Name">Name that the writer chose; empty for the account's, or none.</param>
/// <param name="Region">Where the writer says to be from; what the place does not offer counts as nothing said.</param>
/// <param name="ReplyTo">Number in the log of the comment that it answers, or null.</param>
/// <param name="Invitation">Number of the invitation that it answers, or null.</param>
internal sealed record SayRequest(
    string Slug, int Number, string? Text, string? Name, string? Region = null, long? ReplyTo = null, int? Invitation = null)
{
    /// <summary>Random name of this sending, at most 60 characters, drawn by the browser: sent again with it, it is the same comment. Null without script.</summary>
    public string? Key { get; init; }
}

/// <summary>What became of it.</summary>
internal sealed record Said(CommentRow Comment, bool IsHeld, CommentRow? Answers = null);

/// <summary>Says something in an episode: flood gate → who may speak → mute → length → text screen → grouped commit.</summary>
internal sealed class SayComment(
    PortalStore store,
    CommentCommitter committer,
    ITextScreen screen,
    IFloodGate flood,
    IMutes mutes,
    Speech.Speech speech,
    TimeProvider clock,
    IStringLocalizer<RoomsTexts> t)
{
    private static readonly FloodRule Often = new("comment", 12, 600, TimeSpan.FromMinutes(1));
    private static readonly TimeSpan Repeated = TimeSpan.FromSeconds(15);

    public async Task<Outcome<Said>> HandleAsync(SayRequest request, CurrentUser user, HttpContext http, CancellationToken ct)
    {
        if (flood.Check(Often, user, http) is { } tooOften)
            return tooOften;
        if (Refuse(request, out var text, out var name) is { } malformed)
            return malformed;
        await using var db = store.Open();
        if (await EpisodeFacts.FindAsync(db, request.Slug, request.Number, ct) is not { } facts)
            return new Refusal(RefusalKind.NotFound, t["say.no-episode"]);
        var id = SendingId.Of(facts.Id, user, request.Key, text) ?? Guid.CreateVersion7(clock.GetUtcNow());
        if (await db.Set<CommentRow>().FirstOrDefaultAsync(c => c.Id == id, ct) is { } arrived)
            return new Said(arrived, arrived.State == CommentState.Held);
        var staff = user.May(RoomPermissions.Moderate, facts.PlacePath) || user.May(RoomPermissions.Direct, facts.PlacePath);
        var here = await speech.ReadAsync(facts.Room, ct);
        if (!staff && await RefuseSpeakerAsync(db, facts, here, user, ct) is { } silenced)
            return silenced;
        if (!facts.IsOpen)
            return new Refusal(RefusalKind.Conflict, t["say.ended"]);
        if (facts.Episode.CutOffAt is not null)
            return new Refusal(RefusalKind.Conflict, t["say.cut"]);
        if (await FindRepeatedAsync(db, facts.Id, user, text, ct) is { } earlier)
            return new Said(earlier, earlier.State == CommentState.Held);
        if (request.Invitation is { } asked && !await db.Set<LogHeadRow>().AnyAsync(h => h.EpisodeId == facts.Id && h.Invitation == asked, ct))
            return new Refusal(RefusalKind.Conflict, t["say.invitation-over"]);
        var answers = await FindAnsweredAsync(db, facts.Id, request.ReplyTo, ct);
        if (request.ReplyTo is not null && answers is null)
            return new Refusal(RefusalKind.NotFound, t["say.reply-gone"], "reply");
        var region = here.Regions.FirstOrDefault(r => r == request.Region);
        return await KeepAsync(id, facts, user, text, here.Who == Speakers.Named && !staff ? "" : name, staff, new Extras(region, answers, request.Invitation));
    }

    private sealed record Extras(string? Region, CommentRow? Answers, int? Invitation);

    private static async Task<CommentRow?> FindAnsweredAsync(PortalDb db, Guid episodeId, long? seq, CancellationToken ct) =>
        seq is null ? null : await db.Set<CommentRow>().SingleOrDefaultAsync(c => c.EpisodeId == episodeId && c.Seq == seq && c.State == CommentState.Passed, ct);

    private Refusal? Refuse(SayRequest request, out string text, out string name)
    {
        text = name = "";
        if (request.Text is { Length: > CommentText.MaxText * 4 } || request.Name is { Length: > CommentText.MaxName * 4 })
            return new Refusal(RefusalKind.TooLarge, t["say.too-long", CommentText.MaxText], "text");
        text = CommentText.Clean(request.Text ?? "");
        name = CommentText.Clean(request.Name ?? "");
        if (text.Length == 0)
            return new Refusal(RefusalKind.Invalid, t["say.empty"], "text");
        if (text.Length > CommentText.MaxText)
            return new Refusal(RefusalKind.TooLarge, t["say.too-long", CommentText.MaxText], "text");
        return name.Length > CommentText.MaxName ? new Refusal(RefusalKind.Invalid, t["say.name-too-long", CommentText.MaxName], "name") : null;
    }

    private async Task<Refusal?> RefuseSpeakerAsync(PortalDb db, EpisodeFacts facts, SpeechHere here, CurrentUser user, CancellationToken ct)
    {
        if (here.Who != Speakers.Anyone && user.Id is null)
            return new Refusal(RefusalKind.SignInNeeded, t["say.sign-in"]);
        if (here.Who == Speakers.Confirmed && !user.IsConfirmed)
            return new Refusal(RefusalKind.Forbidden, t["say.confirm"]);
        if (here.Who == Speakers.Named && !user.IsNameConfirmed)
            return new Refusal(RefusalKind.Forbidden, t["say.confirm-name"]);
        if (await mutes.FindAsync(user, facts.PlacePath, EpisodeScope.Of(facts.Id), ct) is { } mute)
            return new Refusal(RefusalKind.Forbidden, mute.Until is { } until ? t["say.muted-until", ChinaTime.ToLocal(until)] : t["say.muted"]);
        var slow = facts.Room.SlowSeconds;
        return slow > 0 && await Since(db, facts.Id, user, TimeSpan.FromSeconds(slow)).AnyAsync(ct)
            ? new Refusal(RefusalKind.TooMany, t["say.slow", slow])
            : null;
    }

    // Somebody who pressed twice, or whose network sent it twice, said it once.
    private async Task<CommentRow?> FindRepeatedAsync(PortalDb db, Guid episodeId, CurrentUser user, string text, CancellationToken ct)
    {
        return await Since(db, episodeId, user, Repeated).Where(c => c.Text == text).OrderBy(c => c.At).FirstOrDefaultAsync(ct);
    }

    // What this person, or this browser without an account, said in the episode lately.
    private IQueryable<CommentRow> Since(PortalDb db, Guid episodeId, CurrentUser user, TimeSpan lately)
    {
        var since = clock.UtcNow() - lately;
        var recent = db.Set<CommentRow>().Where(c => c.EpisodeId == episodeId && c.At > since);
        return user.Id is { } id
            ? recent.Where(c => c.PersonId == id)
            : recent.Where(c => c.PersonId == null && c.Device != null && c.Device == user.Device);
    }

    private async Task<Outcome<Said>> KeepAsync(Guid id, EpisodeFacts facts, CurrentUser user, string text, string name, bool staff, Extras extras)
    {
        name = Named(name, user);
        var found = staff ? new Screening(ScreenVerdict.Pass) : Screened(text, name, facts.PlacePath);
        if (found.Verdict == ScreenVerdict.Block)
            return new Refusal(RefusalKind.Invalid, t["say.blocked"], "text");
        var held = found.Verdict == ScreenVerdict.Hold || (facts.Room.PreModerated && !staff);
        var now = clock.UtcNow();
        var comment = new CommentRow
        {
            Id = id,
            EpisodeId = facts.Id,
            PersonId = user.Id,
            Device = user.Device,
            Name = name,
            Text = text,
            Region = extras.Region,
            ReplyToId = extras.Answers?.Id,
            Invitation = extras.Invitation,
            State = held ? CommentState.Held : CommentState.Passed,
            ByStaff = staff,
            Second = facts.SecondAt(now),
            At = now,
            HeldBy = held ? Short(found.Rule ?? t["lane.premoderated"]) : null,
            HeldMatch = held ? Short(found.Match) : null,
        };
        return await committer.AddAsync(comment) switch
        {
            CommitResult.Kept => new Said(comment, held, extras.Answers),
            CommitResult.Repeated => await AgainAsync(comment.Id),
            CommitResult.EpisodeEnded => new Refusal(RefusalKind.Conflict, t["say.ended"]),
            _ => new Refusal(RefusalKind.TooMany, t["say.overloaded"]),
        };
    }

    // The twin of this sending was committed in the same moment.
    private async Task<Said> AgainAsync(Guid id)
    {
        await using var db = store.Open();
        var earlier = await db.Set<CommentRow>().SingleAsync(c => c.Id == id);
        return new Said(earlier, earlier.State == CommentState.Held);
    }

    // The account's name is screened like a typed one: nobody looked at it when it was registered.
    private string Named(string name, CurrentUser user)
    {
        if (name.Length == 0)
            name = CommentText.Clean(user.Name);
        if (name.Length == 0)
            name = t["say.nobody"];
        return name.Length > CommentText.MaxName ? name[..CommentText.MaxName] : name;
    }

    private Screening Screened(string text, string name, string placePath)
    {
        var said = screen.Screen(text, placePath);
        var called = screen.Screen(name, placePath);
        return called.Verdict > said.Verdict ? called : said;
    }

    private static string? Short(string? text) => text is { Length: > 100 } ? text[..100] : text;
}

/// <summary>The scope of mutes that hold in one episode only.</summary>
internal static class EpisodeScope
{
    public static string Of(Guid episodeId) => $"episode:{episodeId}";
}
