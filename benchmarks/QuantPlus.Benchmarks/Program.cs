using BenchmarkDotNet.Running;
using QuantPlus.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(ShortRun).Assembly).Run(args, new ShortRun());
