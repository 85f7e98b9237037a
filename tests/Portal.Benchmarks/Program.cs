using BenchmarkDotNet.Running;
using Portal.Benchmarks.Live;

if (LiveLoad.TryRun(args) is { } live)
    await live;
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
