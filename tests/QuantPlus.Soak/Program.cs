using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QuantPlus.Ctp;
using QuantPlus.Soak;
using QuantPlus.Tts;

var seed = new Option<int>("--seed") { Description = "What chance is drawn from.", DefaultValueFactory = _ => 1 };
var faults = new Option<int>("--faults") { Description = "Faults and user actions in all, over both gateways.", DefaultValueFactory = _ => 10_000 };
var speed = new Option<double>("--speed") { Description = "How much faster than the real one the clock runs.", DefaultValueFactory = _ => 200 };
var command = new RootCommand("Lets faults and user actions meet both gateways on the embedded environment, and compares what they say with the counter's own books.")
{
    seed, faults, speed,
};
command.SetAction(async result =>
{
    var settings = new SoakSettings(result.GetValue(seed), Math.Max(1, result.GetValue(faults) / 2), result.GetValue(speed));
    var watch = Stopwatch.StartNew();
    SoakRun[] runs =
    [
        new("CTP", settings, (environment, time, configure) =>
        {
            var options = new CtpGatewayOptions().UseEmbeddedEnvironment(environment);
            configure(options);
            return CtpGateway.Create(options, timeProvider: time);
        }),
        new("TTS", settings, (environment, time, configure) =>
        {
            var options = new TtsGatewayOptions().UseEmbeddedEnvironment(environment);
            configure(options);
            return TtsGateway.Create(options, timeProvider: time);
        }),
    ];
    await Task.WhenAll(runs.Select(run => Task.Run(run.RunAsync)));
    foreach (var run in runs)
        run.Print(Console.Out);
    var violations = runs.Sum(run => run.Tally.Violations);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"seed {settings.Seed}: {2 * settings.Steps:N0} faults and user actions in {watch.Elapsed.TotalSeconds:0} s, {violations} violations"));
    return violations == 0 ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
