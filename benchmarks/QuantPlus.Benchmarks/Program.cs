using BenchmarkDotNet.Running;
using QuantPlus.Benchmarks;
using QuantPlus.Benchmarks.Environments;
using QuantPlus.Benchmarks.Gate;
using QuantPlus.Benchmarks.Latency;
using QuantPlus.Benchmarks.Scaling;

if (args is ["gate", ..])
    return await GateCommand.RunAsync(args[1..]);
if (args is ["latency", ..])
    return await LatencyCommand.RunAsync(args[1..]);
if (args is ["scaling"])
    return ScalingCommand.Run();
if (args is ["environment", ..])
    return await HeldRateCommand.RunAsync(args[1..]);

BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args, new ShortRun());
return 0;
