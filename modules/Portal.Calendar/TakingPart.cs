using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Places.Settings;
using Portal.Calendar.After;
using Portal.Calendar.After.Look;
using Portal.Calendar.After.Rate;
using Portal.Calendar.After.Report;
using Portal.Calendar.CheckIn;
using Portal.Calendar.CheckIn.Come;
using Portal.Calendar.CheckIn.Door;
using Portal.Calendar.CheckIn.List;
using Portal.Calendar.CheckIn.Own;
using Portal.Calendar.Figures;
using Portal.Calendar.Figures.Export;
using Portal.Calendar.Hours;
using Portal.Calendar.Hours.Accept;
using Portal.Calendar.Hours.Certify;
using Portal.Calendar.Hours.Correct;
using Portal.Calendar.Hours.Record;
using Portal.Calendar.Me;
using Portal.Calendar.Recipes;
using Portal.Calendar.Register;
using Portal.Calendar.Register.Offer;
using Portal.Calendar.Register.Remind;
using Portal.Calendar.Texts;
using Portal.Kit.Figures;
using Portal.Kit.People;
using Portal.Storage;

namespace Portal.Calendar;

/// <summary>What those who come do: waitlist, reminders, check-in, hours, looking back.</summary>
internal static class TakingPart
{
    public static void AddTakingPart(this IServiceCollection services)
    {
        services.AddRecipeStep<TakingPartStep>();
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
        services.AddHours();
        services.AddLookingBack();
        services.AddSingleton<IPersonalData, CalendarPersonalData>();
    }

    public static void MapTakingPart(this IEndpointRouteBuilder endpoints)
    {
        CheckInEndpoints.Map(endpoints);
        HoursEndpoints.Map(endpoints);
        FiguresExport.Map(endpoints);
    }

    private static void AddHours(this IServiceCollection services)
    {
        services.AddEntities(model => model
            .ApplyConfiguration(new HoursRowConfiguration())
            .ApplyConfiguration(new HoursAnswerRowConfiguration())
            .ApplyConfiguration(new CertificateRowConfiguration()));
        services.AddSingleton<HoursBook>();
        services.AddSingleton<RecordHours>();
        services.AddSingleton<CorrectHours>();
        services.AddSingleton<AnswerHours>();
        services.AddSingleton<IssueCertificate>();
        services.AddSingleton<ReadCertificate>();
        services.AddSingleton<ReadMyActivities>();
    }

    private static void AddLookingBack(this IServiceCollection services)
    {
        services.AddEntities(model => model
            .ApplyConfiguration(new ReportRowConfiguration())
            .ApplyConfiguration(new PhotoRowConfiguration())
            .ApplyConfiguration(new RatingRowConfiguration()));
        services.AddSingleton<ReadAfter>();
        services.AddSingleton<SaveReport>();
        services.AddSingleton<BecomeArticle>();
        services.AddSingleton<RateOccurrence>();
        services.AddSingleton<ReadLook>();
        services.AddSingleton<ReadActivityFigures>();
        services.AddSingleton<IRatings, ActivityRatings>();
    }
}
