using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Calendar.Agenda;
using Portal.Calendar.Agenda.Feed;
using Portal.Calendar.Plan;
using Portal.Testing;

namespace Portal.Calendar.Tests.Agenda;

public class FeedTests
{
    private static readonly Uri Host = new("https://portal.test");

    [Fact]
    public void Long_lines_are_folded_at_75_octets_between_characters()
    {
        var writer = new CalendarWriter("日历");
        writer.Add(Event(new string('长', 200) + "，;\\\n末"));
        var text = writer.Finish();
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("SUMMARY:" + new string('长', 200) + "，\\;\\\\\\n末\r\n", unfolded, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_time_keeps_its_uid_and_counts_its_sequence()
    {
        await using var host = await CalendarHost.StartAsync();
        var (activity, occurrence) = await host.PlanAsync();
        Assert.Contains("STATUS:CONFIRMED", await FeedAsync(host, activity), StringComparison.Ordinal);
        await host.Get<ChangeOccurrence>().CancelAsync(CalendarHost.Editor(), occurrence, "有雨", TestContext.Current.CancellationToken);
        var feed = await FeedAsync(host, activity);
        Assert.Contains("STATUS:CANCELLED", feed, StringComparison.Ordinal);
        Assert.Contains($"UID:{occurrence}@calendar.portal", feed, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", feed, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20261018T201200", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_holds_its_place_only_and_nothing_hidden()
    {
        await using var host = await CalendarHost.StartAsync();
        await host.PlanAsync();
        await host.PlanAsync(place: CalendarHost.OtherVillage);
        await host.PlanAsync(published: false);
        Assert.Equal(2, Count(await FeedAsync(host, null)));
        Assert.Equal(1, Count(await FeedAsync(host, null, "qinghe/liuxi/")));
    }

    private static async Task<string> FeedAsync(StorageHost host, Guid? activity, string path = "")
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FeedReader>()
            .WriteAsync(new AgendaFilter(path), activity, Host, ct: TestContext.Current.CancellationToken);
    }

    private static int Count(string feed) => feed.Split("BEGIN:VEVENT").Length - 1;

    private static FeedEvent Event(string title) => new(
        "1@portal.test", 0, StorageHost.Evening.UtcDateTime, StorageHost.Evening.UtcDateTime, StorageHost.Evening.UtcDateTime.AddHours(1), title, "", "", "https://portal.test/");
}
