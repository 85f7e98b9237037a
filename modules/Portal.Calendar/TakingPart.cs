using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places.Settings;
using Portal.Calendar.CheckIn;
using Portal.Calendar.CheckIn.Come;
using Portal.Calendar.CheckIn.Door;
using Portal.Calendar.CheckIn.List;
using Portal.Calendar.CheckIn.Own;
using Portal.Calendar.Register;
using Portal.Calendar.Register.Offer;
using Portal.Calendar.Register.Remind;
using Portal.Calendar.Texts;
using Portal.Storage;

namespace Portal.Calendar;

/// <summary>What those who come do: waitlist, reminders, check-in, hours, looking back.</summary>
internal static class TakingPart
{
    public static void AddTakingPart(this IServiceCollection services)
    {
        services.AddPlaceSettings<TakingPartRules>(TakingPartRules.Key, typeof(TakePartTexts));
        services.AddSingleton<OfferPlaces>();
        services.AddSingleton<TakeOffer>();
        services.AddJob<LapseOffers>();
        services.AddJob<RemindRegistered>();
        services.AddEntities(model => model.ApplyConfiguration(new AttendanceRowConfiguration()));
        services.AddSingleton<DoorCodes>();
        services.AddSingleton<ReadDoor>();
        services.AddSingleton<ReadCome>();
        services.AddSingleton<CheckInAtDoor>();
        services.AddSingleton<OwnCodes>();
        services.AddSingleton<ReadOwn>();
        services.AddSingleton<ReadList>();
        services.AddSingleton<MarkAttendance>();
    }

    public static void MapTakingPart(this IEndpointRouteBuilder endpoints) => CheckInEndpoints.Map(endpoints);
}
