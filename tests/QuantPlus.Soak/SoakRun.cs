using System.Globalization;
using QuantPlus.Simulation;

namespace QuantPlus.Soak;

/// <summary>One gateway on one environment, with faults and user actions at random.</summary>
internal sealed class SoakRun(
    string name, SoakSettings settings, MemoryWatch memory, TimeProvider time, Func<EmbeddedEnvironment, TimeProvider, Action<GatewayOptions>, IGateway> create)
{
    private const int StepsBetweenReckonings = 400;
    private const int ActionsAtATime = 8;

    /// <summary>A measurement of the memory collects all garbage of the process; at each reckoning it would take longer than the reckoning.</summary>
    private const int ReckoningsBetweenMeasurements = 10;

    /// <summary>Long enough for any timeout of the gateway, in real time, on a machine that is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Tally _tally = new();
    private int _tenth;

    public Tally Tally => _tally;

    public async Task RunAsync()
    {
        var random = new Random(settings.Seed);
        var environment = new EmbeddedEnvironment(
            new EmbeddedEnvironmentOptions
            {
                Seed = settings.Seed,
                Balance = 100_000_000,
                MaxUnansweredQueries = 1,
                StartTime = new DateTime(2025, 6, 11, 10, 0, 0),
            },
            time);
        await using var gateway = create(environment, time, Configure);
        await using (var watch = new StreamWatch(gateway, _tally))
        await using (var user = new UserActions(gateway, environment, _tally, new Random(settings.Seed + 1)))
        {
            var faults = new FaultMix(random);
            var reckoning = new Reckoning(gateway, environment, watch, _tally, Patience);
            var trap = new LockOutTrap(gateway, environment, watch, _tally, random, Patience);
            var running = new List<Task>();
            for (var step = 0; step < settings.Steps; step++)
            {
                if (step % StepsBetweenReckonings == 0)
                {
                    await EndAsync(running, 0);
                    if (step % (10 * StepsBetweenReckonings) == 0)
                        await trap.SpringAsync();
                    await reckoning.ReckonAsync();
                    TellProgress(step);
                    if (step % (ReckoningsBetweenMeasurements * StepsBetweenReckonings) == 0)
                        memory.Measure((double)step / settings.Steps);
                    if (_tally.Violations > 100)
                        break;
                }

                // Most users wait until the gateway is back; some do not.
                if (random.Next(10) != 0)
                {
                    if (gateway.Status.Trading.State is GatewayState.Disconnected or GatewayState.Faulted)
                        running.Add(user.ConnectAsync());
                    await UntilReadyAsync(gateway);
                }

                if (random.Next(5) < 2)
                    Strike(environment, faults, random);
                else
                    running.Add(user.BeginAsync());
                await EndAsync(running, ActionsAtATime);
            }

            await EndAsync(running, 0);
            await reckoning.ReckonAsync();
            memory.Measure(1);
        }

        await gateway.DisposeAsync();
    }

    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {_tally.Violations} violations"));
        _tally.PrintViolations(output);
    }

    private void Configure(GatewayOptions options)
    {
        options.ConnectTimeout = TimeSpan.FromMinutes(10);
        options.ReadyTimeout = TimeSpan.FromHours(2);
        options.RequestTimeout = TimeSpan.FromMinutes(10);
        options.QueryTimeout = TimeSpan.FromMinutes(20);
    }

    private void Strike(EmbeddedEnvironment environment, FaultMix faults, Random random)
    {
        var choice = random.Next(1000);
        if (choice == 0)
        {
            environment.Advance(TimeSpan.FromHours(random.Next(1, 12)));
            _tally.Count("fault: hours pass at once");
        }
        else if (choice < 10)
        {
            environment.Trip(Fault.Disconnect());
            _tally.Count("fault: connection lost");
        }
        else if (choice < 14)
        {
            environment.Trip(Fault.Storm(random.Next(1, 200)));
            _tally.Count("fault: storm");
        }
        else
        {
            var fault = faults.Draw();
            environment.Trip(fault);
            _tally.Count($"fault: {fault.ToString().Split(' ')[0]}");
        }
    }

    private static async Task UntilReadyAsync(IGateway gateway)
    {
        for (var milliseconds = 0; !gateway.Status.IsReady && milliseconds < 30; milliseconds++)
            await Task.Delay(1);
    }

    /// <summary>Waits until few enough are left. What takes longer than any timeout allows hangs.</summary>
    private async Task EndAsync(List<Task> running, int left)
    {
        running.RemoveAll(task => task.IsCompleted);
        while (running.Count > left)
        {
            try
            {
                await Task.WhenAny(running).WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                _tally.Violate($"{running.Count} calls have not ended within {Patience}");
                running.Clear();
            }

            running.RemoveAll(task => task.IsCompleted);
        }
    }

    // A long run shows that it goes on; on the error stream, so that the output is the result alone.
    private void TellProgress(int step)
    {
        var tenth = (int)(10L * step / settings.Steps);
        if (tenth == _tenth)
            return;
        _tenth = tenth;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {step:N0} of {settings.Steps:N0}, {_tally.Violations} violations"));
    }
}
