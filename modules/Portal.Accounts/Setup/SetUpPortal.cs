using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Accounts.Audit;
using Portal.Accounts.People;
using Portal.Accounts.Places;
using Portal.Accounts.Privacy;
using Portal.Accounts.Roles;
using Portal.Accounts.SignIn;
using Portal.Accounts.Site;
using Portal.Accounts.Texts;
using Portal.Kit.Events;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Kit.Places;
using Portal.Kit.Texts;
using Portal.Kit.Time;
using Portal.Kit.Web;
using Portal.Storage.Database;
using Portal.Storage.Events;

namespace Portal.Accounts.Setup;

/// <summary>What the set-up page sends.</summary>
/// <param name="Token">From the console.</param>
/// <param name="UserName">Of the first administrator: 3–40 letters, digits, hyphens.</param>
/// <param name="PersonName">Display name.</param>
/// <param name="Password">8–128 characters.</param>
/// <param name="PlaceName">Of the topmost place.</param>
/// <param name="PlaceSlug">See <see cref="Place.Slug"/>.</param>
/// <param name="Level">Of the topmost place.</param>
/// <param name="Site">Name and numbers.</param>
/// <param name="Privacy">The privacy notice.</param>
internal sealed record SetUpRequest(
    string? Token, string? UserName, string? PersonName, string? Password, string? PlaceName, string? PlaceSlug, PlaceLevel Level, SiteIdentity Site, string? Privacy);

/// <summary>The first administrator, the topmost place, name and numbers of the portal and its privacy notice: all at once, or nothing.</summary>
internal sealed class SetUpPortal(
    PortalStore store,
    NewPerson people,
    PrivacyNotices notices,
    PlaceTree tree,
    SiteData site,
    TimeProvider clock,
    IStringLocalizer<AccountsTexts> t,
    ILogger<SetUpPortal> log)
{
    public async Task<bool> IsOpenAsync(string? token, CancellationToken ct = default)
    {
        await using var db = store.Open();
        return await FindAsync(db, token, ct) is not null;
    }

    public async Task<Outcome<PersonRow>> HandleAsync(SetUpRequest request, CancellationToken ct = default)
    {
        if (Check(request) is { } wrong)
            return wrong;
        var now = clock.UtcNow();
        var person = people.Make(request.UserName, request.PersonName!, request.Password!, now);
        var outcome = await store.CommandAsync(Used, db => WriteAsync(db, request, person, now, ct), ct);
        if (!outcome.IsDone)
        {
            log.LogWarning("Setting up was refused: {Reason}", outcome.Refusal.Message);
            return outcome;
        }

        log.LogInformation("The portal was set up by its first administrator {Person}", person.Id);
        tree.Forget();
        site.Forget();
        return outcome;
    }

    private Refusal? Check(SetUpRequest r) =>
        SiteRules.Check(t, r.Site) is { } site ? site with { Field = site.Field == "name" ? "sitename" : site.Field }
        : !PlaceRules.IsName(r.PlaceName) ? new Refusal(RefusalKind.Invalid, t["places.name.wrong", PlaceRules.MaxName], "placename")
        : !PlaceRules.IsSlug(r.PlaceSlug) ? new Refusal(RefusalKind.Invalid, t["places.slug.wrong"], "slug")
        : !Enum.IsDefined(r.Level) ? new Refusal(RefusalKind.Invalid, t["places.level.wrong"], "level")
        : PersonNames.Check(t, r.PersonName) is { } name ? name with { Field = "personname" }
        : !UserNames.Fits(r.UserName) ? new Refusal(RefusalKind.Invalid, t["username.wrong"], "username")
        : PasswordRules.Check(t, r.Password) ?? notices.Check(r.Privacy);

    private async Task<Outcome<PersonRow>> WriteAsync(PortalDb db, SetUpRequest request, PersonRow person, DateTime now, CancellationToken ct)
    {
        if (await FindAsync(db, request.Token, ct) is not { } token)
            return Used();
        if (await db.Set<PlaceRow>().AnyAsync(ct))
            return new Refusal(RefusalKind.Conflict, t["setup.places-there"]);
        token.UsedAt = now;
        var place = new PlaceRow
        {
            Id = Guid.CreateVersion7(now),
            Path = $"{request.PlaceSlug}/",
            Slug = request.PlaceSlug!,
            Name = request.PlaceName!.Trim(),
            SortKey = Pinyin.SortKey(request.PlaceName!),
            Level = request.Level,
        };
        db.Add(place);
        db.Add(person);
        db.Add(new RoleRow { Id = Guid.CreateVersion7(now), PersonId = person.Id, Role = Role.Administrator, PlaceId = place.Id, GivenAt = now });
        db.Add(SiteRules.Fill(new SiteRow { Name = request.Site.Name }, request.Site));
        db.Add(new PrivacyNoticeRow { Version = 1, Text = request.Privacy!, At = now, PersonId = person.Id });
        db.Add(new ConsentRow { PersonId = person.Id, Version = 1, At = now });
        db.Audit(new CurrentUser(person.Id, person.Name, []), now, "accounts.set-up", "site", place.Id);
        db.Announce(new PlacesChanged());
        return person;
    }

    private static async Task<SetupRow?> FindAsync(PortalDb db, string? token, CancellationToken ct) =>
        OneTimeToken.Hash(token) is { } hash && !await db.Set<PersonRow>().AnyAsync(ct)
            ? await db.Set<SetupRow>().AsTracking().SingleOrDefaultAsync(s => s.Hash == hash && s.UsedAt == null, ct)
            : null;

    private Refusal Used() => new(RefusalKind.Forbidden, t["setup.used"]);
}
