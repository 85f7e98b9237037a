using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Moderation.Screen;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;
using Portal.Requests.Texts;
using Portal.Requests.Topics.Desk;
using Portal.Requests.Topics.Kind;

namespace Portal.Requests.Topics.Status;

/// <summary>What the orderer does on the status page: answer a question, withdraw, appeal, rate, open again.</summary>
internal sealed class OrdererSteps(OrderWrites writes, TopicDesk desk, OrderPasses passes, ITextScreen screen, IStringLocalizer<RequestsTexts> texts)
{
    public const int MaxWords = 500;

    private static readonly HashSet<Command> Allowed =
        [TopicCommands.Answer, TopicCommands.Withdraw, TopicCommands.Appeal, TopicCommands.Rate, TopicCommands.Reopen];

    public async Task<Outcome<OrderRow>> DoAsync(HttpContext http, CurrentUser user, string number, string verb, CancellationToken ct)
    {
        var command = new Command(verb);
        if (!Allowed.Contains(command))
            return NotThere();
        var form = await http.Request.ReadFormAsync(ct);
        var words = form["words"].ToString().Trim();
        if (words.Length > MaxWords)
            return new Refusal(RefusalKind.TooLarge, texts["order.what-long", MaxWords, words.Length], "words");
        if (words.Length > 0 && screen.Screen(words, "").Verdict == ScreenVerdict.Block)
            return new Refusal(RefusalKind.Invalid, texts["order.blocked"], "words");
        var facts = command == TopicCommands.Rate ? Rating(form) : Facts.None;
        return await writes.RunAsync(
            async db =>
            {
                var row = await db.Set<OrderRow>().SingleOrDefaultAsync(o => o.Number == number, ct);
                if (row is null || !(row.IsBy(user) || passes.Has(http, row.Id)))
                    throw new RefusedException(NotThere());
                var step = new Step(command, new Actor(Hats.Orderer, user.Id))
                {
                    Facts = facts,
                    Said = words.Length > 0 ? new Said(words) : null,
                };
                await desk.DoAsync(db, row, step, ct);
                return row;
            },
            ct);
    }

    private static Facts Rating(IFormCollection form) => new()
    {
        Face = int.TryParse(form["face"], out var face) ? face : null,
        Confirmed = Enum.TryParse<Result>(form["solved"], ignoreCase: true, out var solved) && Enum.IsDefined(solved) && solved != Result.Unreachable ? solved : null,
        Channel = "page",
    };

    private Refusal NotThere() => new(RefusalKind.NotFound, texts["no.order"]);
}
