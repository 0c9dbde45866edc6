using BenchmarkDotNet.Running;
using QuantPlus.Benchmarks;
using QuantPlus.Benchmarks.Environments;
using QuantPlus.Benchmarks.Gate;

if (args is ["gate", ..])
    return GateCommand.Run(args.AsSpan(1));
if (args is ["environment", ..])
    return await HeldRateCommand.RunAsync(args[1..]);

BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args, new ShortRun());
return 0;
