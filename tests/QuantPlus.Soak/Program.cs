using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QuantPlus;
using QuantPlus.Ctp;
using QuantPlus.Simulation;
using QuantPlus.Soak;
using QuantPlus.Tts;

var seed = new Option<int>("--seed") { Description = "What chance is drawn from.", DefaultValueFactory = _ => 1 };
var faults = new Option<int>("--faults") { Description = "Faults and user actions in all, over all gateways.", DefaultValueFactory = _ => 10_000 };
var gateways = new Option<int>("--gateways")
{
    Description = "How many gateways of each family run side by side, each on an environment of its own.", DefaultValueFactory = _ => 3,
};
var speed = new Option<double>("--speed") { Description = "How much faster than the real one the clock runs.", DefaultValueFactory = _ => 5000 };
var command = new RootCommand("Lets faults and user actions meet both gateways on the embedded environment, and compares what they say with the counter's own books.")
{
    seed, faults, gateways, speed,
};
command.SetAction(async result =>
{
    var count = Math.Max(1, result.GetValue(gateways));
    var steps = Math.Max(1, result.GetValue(faults) / (2 * count));
    var watch = Stopwatch.StartNew();
    using var time = new AcceleratedTime(result.GetValue(speed));
    var memory = new MemoryWatch();
    SoakRun[] runs =
    [
        .. Enumerable.Range(0, count).SelectMany(number => (SoakRun[])
        [
            new($"CTP {number + 1}", Settings(2 * number), memory, time, CreateCtp),
            new($"TTS {number + 1}", Settings((2 * number) + 1), memory, time, CreateTts),
        ]),
    ];
    await Task.WhenAll(runs.Select(run => Task.Run(run.RunAsync)));

    var all = new Tally();
    foreach (var run in runs)
    {
        run.Print(Console.Out);
        all.Add(run.Tally);
    }

    memory.Conclude(all, Console.Out);
    all.Print(Console.Out);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"seed {result.GetValue(seed)}: {steps * runs.Length:N0} faults and user actions at {runs.Length} gateways in {watch.Elapsed.TotalSeconds:0} s, {all.Violations} violations"));
    return all.Violations == 0 ? 0 : 1;

    // A chance of its own for each, all from the one seed.
    SoakSettings Settings(int number) => new(unchecked((result.GetValue(seed) * 1000) + number), steps);
});
return await command.Parse(args).InvokeAsync();

static IGateway CreateCtp(EmbeddedEnvironment environment, TimeProvider time, Action<GatewayOptions> configure)
{
    var options = new CtpGatewayOptions().UseEmbeddedEnvironment(environment);
    configure(options);
    return CtpGateway.Create(options, timeProvider: time);
}

static IGateway CreateTts(EmbeddedEnvironment environment, TimeProvider time, Action<GatewayOptions> configure)
{
    var options = new TtsGatewayOptions().UseEmbeddedEnvironment(environment);
    configure(options);
    return TtsGateway.Create(options, timeProvider: time);
}
