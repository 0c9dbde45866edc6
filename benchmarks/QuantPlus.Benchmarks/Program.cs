using BenchmarkDotNet.Running;
using QuantPlus.Benchmarks;
using QuantPlus.Benchmarks.Gate;

if (args is ["gate", ..])
    return GateCommand.Run(args.AsSpan(1));

BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args, new ShortRun());
return 0;
