using Portal.Kit.Outcomes;
using Portal.Requests.Topics.Status;
using Portal.Testing;

namespace Portal.Requests.Tests.Topics.Status;

public sealed class OpenByNumberTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [BothDatabases]
    public async Task Number_and_last_four_open_it_and_five_misses_lock_the_number(OnDatabase on)
    {
        await using var host = await OrdersHost.StartAsync(on);
        var order = await host.OrderAsync(but: t => t with { Phone = "13800002046" });
        var open = host.Get<OpenByNumber>();
        Assert.Equal(order.Id, (await open.OpenAsync($" {order.Number.ToLowerInvariant()} ", "2046", Ct)).Value);

        for (var i = 0; i < 5; i++)
            Assert.False((await open.OpenAsync(order.Number, $"000{i}", Ct)).IsDone);
        Assert.Equal(RefusalKind.TooMany, (await open.OpenAsync(order.Number, "2046", Ct)).Refusal!.Kind);

        host.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await open.OpenAsync(order.Number, "2046", Ct)).IsDone);
    }

    [Fact]
    public async Task Guessed_numbers_answer_like_wrong_digits_and_lock_the_same()
    {
        await using var host = await OrdersHost.StartAsync();
        var open = host.Get<OpenByNumber>();
        var order = await host.OrderAsync(but: t => t with { Phone = "13800002046" });
        var wrong = await open.OpenAsync(order.Number, "1111", Ct);
        var guessed = await open.OpenAsync("D261016-0999", "1111", Ct);

        Assert.Equal(wrong.Refusal, guessed.Refusal);
        Assert.Equal(RefusalKind.Invalid, (await open.OpenAsync("' or 1=1", "1111", Ct)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await open.OpenAsync(order.Number, "20466", Ct)).Refusal!.Kind);
    }
}
