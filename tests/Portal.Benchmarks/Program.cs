using BenchmarkDotNet.Running;
using Portal.Benchmarks.Calendar;
using Portal.Benchmarks.Content;
using Portal.Benchmarks.Live;
using Portal.Benchmarks.Moderation;
using Portal.Benchmarks.Requests;
using Portal.Benchmarks.Rooms;

if ((LiveLoad.TryRun(args) ?? RoomsLoad.TryRun(args) ?? MillionComments.TryRun(args) ?? MonthPageLoad.TryRun(args) ?? SimilarLoad.TryRun(args) ?? ScreenLoad.TryRun(args) ?? ContentLoad.TryRun(args)) is { } load)
    await load;
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
