using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.People;
using Portal.Calendar.After;
using Portal.Calendar.Agenda;
using Portal.Calendar.CheckIn;
using Portal.Calendar.Hours;
using Portal.Calendar.Register;
using Portal.Kit.People;
using Portal.Storage.Database;
using Portal.Storage.Recipes;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Recipes;

/// <summary>
/// The section <c>takingPart</c>: an array of <c>{ activity, by, others, report, people: [{ person | name, phone, seats, came,
/// face, words, minutes, accepted }] }</c>: who registered for the first time of an activity, who came, what is told of it,
/// and who served how long. <c>person</c> and <c>by</c> are user names of the recipe; <c>came</c> is here, late or noShow.
/// </summary>
internal sealed class TakingPartStep(SecretBox box) : IRecipeStep
{
    public string Section => "takingPart";

    public async Task ImportAsync(PortalDb db, JsonElement section, RecipeContext context, CancellationToken ct)
    {
        foreach (var item in section.EnumerateArray())
        {
            var title = item.Word("activity");
            var activity = await db.Set<ActivityRow>().Include(a => a.Occurrences.OrderBy(o => o.Starts)).AsTracking().FirstOrDefaultAsync(a => a.Title == title, ct);
            if (activity is not { Occurrences.Count: > 0 })
                throw new RecipeException($"takingPart: there is no activity \"{title}\".");
            var occurrence = activity.Occurrences[0];
            if (item.Word("report") is { Length: > 0 and <= 1000 } words)
                db.Add(new ReportRow { OccurrenceId = occurrence.Id, Words = words, Others = Number(item, "others", 0), IsShown = true, ChangedAt = context.Now, Version = 1 });
            foreach (var person in item.GetProperty("people").EnumerateArray())
                await AddAsync(db, activity, occurrence, person, item.Word("by"), context, ct);
        }
    }

    private async Task AddAsync(PortalDb db, ActivityRow activity, OccurrenceRow occurrence, JsonElement item, string by, RecipeContext context, CancellationToken ct)
    {
        Guid? account = item.Word("person") is { Length: > 0 } user ? Id(context, user) : null;
        var name = account is null ? item.Word("name") : await db.Set<PersonRow>().Where(p => p.Id == account).Select(p => p.Name).SingleAsync(ct);
        var registration = activity.TakesRegistrations ? Registration(occurrence, account, name, item, context) : null;
        if (registration is not null)
            db.Add(registration);
        if (item.Word("came") is { Length: > 0 } came)
        {
            var state = Enum.Parse<Attendance>(came, ignoreCase: true);
            var at = occurrence.Starts.AddMinutes(state == Attendance.Late ? 15 : -4);
            var id = Guid.CreateVersion7(context.Now);
            db.Add(new AttendanceRow
            {
                Id = id,
                OccurrenceId = occurrence.Id,
                RegistrationId = registration?.Id,
                PersonId = account,
                Who = registration?.Who ?? (account is { } known ? $"p:{known}" : $"w:{id:N}"),
                SealedName = registration is null ? box.Seal(RegisterForOccurrence.Purpose, name) : null,
                Seats = Number(item, "seats", 1),
                State = state,
                Way = CheckInWay.List,
                At = at,
                MarkedAt = at,
            });
        }
        if (registration is not null && Number(item, "face", 0) is >= 1 and <= 3 and var face)
            db.Add(new RatingRow { RegistrationId = registration.Id, OccurrenceId = occurrence.Id, PersonId = account, Face = face, Words = item.Word("words"), At = context.Now });
        if (account is { } volunteer && Number(item, "minutes", 0) is > 0 and var minutes)
        {
            var line = LedgerWrites.NewLine(activity, occurrence, volunteer, minutes, $"{occurrence.Id:N}:{volunteer:N}:0", Id(context, by), context.Now);
            await db.AddLineAsync(line, ct);
            if (item.TryGetProperty("accepted", out var accepted) && accepted.GetBoolean())
                db.Add(new HoursAnswerRow { EntryId = line.Id, PersonId = volunteer, Accepted = true, At = context.Now });
        }
    }

    private RegistrationRow Registration(OccurrenceRow occurrence, Guid? account, string name, JsonElement item, RecipeContext context)
    {
        PhoneNumber phone = default;
        if (account is null && !PhoneNumber.TryParse(item.Word("phone"), out phone))
            throw new RecipeException($"takingPart: \"{name}\" has no telephone number.");
        var row = new RegistrationRow
        {
            Id = Guid.CreateVersion7(context.Now),
            OccurrenceId = occurrence.Id,
            Who = account is { } id ? $"p:{id}" : $"t:{box.Fingerprint(RegisterForOccurrence.Purpose, phone.Normal)}",
            PersonId = account,
            SealedName = box.Seal(RegisterForOccurrence.Purpose, name),
            SealedPhone = account is null ? box.Seal(RegisterForOccurrence.Purpose, phone.National) : null,
            Seats = Number(item, "seats", 1),
            Number = ++occurrence.LastNumber,
            KeyHash = RegistrationKey.Hash(RegistrationKey.Draw()),
            At = context.Now,
        };
        row.State = occurrence.Waiting == 0 && occurrence.Free >= row.Seats ? RegistrationState.Seated : RegistrationState.Waiting;
        if (row.State == RegistrationState.Seated)
            occurrence.Seated += row.Seats;
        else
            occurrence.Waiting += row.Seats;
        return row;
    }

    private static Guid Id(RecipeContext context, string user) =>
        context.Ids.TryGetValue($"person:{user}", out var id) ? id : throw new RecipeException($"takingPart: there is no person \"{user}\".");

    private static int Number(JsonElement item, string name, int otherwise) => item.TryGetProperty(name, out var value) ? value.GetInt32() : otherwise;
}
