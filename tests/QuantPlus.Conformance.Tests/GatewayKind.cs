using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuantPlus.Ctp;
using QuantPlus.Simulation;
using QuantPlus.Tts;

namespace QuantPlus.Conformance.Tests;

/// <summary>What the suite has to know of a package: how to make its gateway. What it then does must be the same for all.</summary>
public abstract class GatewayKind
{
    public static GatewayKind Ctp { get; } = new CtpKind();

    public static GatewayKind Tts { get; } = new TtsKind();

    public abstract string Name { get; }

    /// <summary>A gateway on the embedded environment.</summary>
    public abstract IGateway Create(Action<GatewayOptions>? configure = null, Action<EmbeddedEnvironmentOptions>? environment = null);

    /// <summary>A gateway on an environment that is there already.</summary>
    public abstract IGateway CreateOn(EmbeddedEnvironment environment, Action<GatewayOptions>? configure = null, TimeProvider? time = null);

    /// <summary>A gateway of that name on an environment that is there already.</summary>
    public IGateway CreateNamed(string name, EmbeddedEnvironment environment, Action<GatewayOptions>? configure = null, ILoggerFactory? loggers = null)
    {
        // Owned by the gateway's user: the services hold nothing else that has to be disposed.
        var collection = new ServiceCollection();
        if (loggers is not null)
            collection.AddSingleton(loggers);
        var services = AddNamed(collection, name, environment, configure ?? (_ => { })).BuildServiceProvider();
        return services.GetRequiredKeyedService<IGateway>(name);
    }

    /// <summary>A gateway with these options and no embedded environment.</summary>
    public abstract IGateway CreateForCounter(Action<GatewayOptions> configure);

    public abstract IServiceCollection Add(IServiceCollection services, Action<GatewayOptions> configure, bool embedded);

    /// <summary>What the family can do; docs/conformance.md shows it.</summary>
    public abstract IReadOnlySet<Capability> Capabilities { get; }

    protected abstract IServiceCollection AddNamed(
        IServiceCollection services, string name, EmbeddedEnvironment environment, Action<GatewayOptions> configure);

    // In the middle of a trading day, whenever the tests run: no day ends under them.
    private static Action<EmbeddedEnvironmentOptions> Begin(Action<EmbeddedEnvironmentOptions>? configure) => options =>
    {
        options.StartTime = new DateTime(2025, 6, 11, 10, 0, 0);
        configure?.Invoke(options);
    };

    private sealed class CtpKind : GatewayKind
    {
        public override string Name => "CTP";

        public override IGateway Create(Action<GatewayOptions>? configure, Action<EmbeddedEnvironmentOptions>? environment)
        {
            var options = new CtpGatewayOptions().UseEmbeddedEnvironment(Begin(environment));
            configure?.Invoke(options);
            return CtpGateway.Create(options);
        }

        public override IGateway CreateOn(EmbeddedEnvironment environment, Action<GatewayOptions>? configure, TimeProvider? time)
        {
            var options = new CtpGatewayOptions().UseEmbeddedEnvironment(environment);
            configure?.Invoke(options);
            return CtpGateway.Create(options, timeProvider: time);
        }

        public override IGateway CreateForCounter(Action<GatewayOptions> configure)
        {
            var options = new CtpGatewayOptions { BrokerId = "9999" };
            configure(options);
            return CtpGateway.Create(options);
        }

        public override IServiceCollection Add(IServiceCollection services, Action<GatewayOptions> configure, bool embedded) =>
            services.AddCtpGateway(options =>
            {
                options.EmbeddedEnvironment.Enabled = embedded;
                configure(options);
            });

        public override IReadOnlySet<Capability> Capabilities { get; } = new HashSet<Capability>
        {
            Capability.Authentication, Capability.PasswordChange, Capability.AccountPasswordChange, Capability.FillAndKill, Capability.FillOrKill,
        };

        protected override IServiceCollection AddNamed(
            IServiceCollection services, string name, EmbeddedEnvironment environment, Action<GatewayOptions> configure) =>
            services.AddKeyedCtpGateway(name, options => configure(options.UseEmbeddedEnvironment(environment)));
    }

    private sealed class TtsKind : GatewayKind
    {
        public override string Name => "TTS";

        public override IGateway Create(Action<GatewayOptions>? configure, Action<EmbeddedEnvironmentOptions>? environment)
        {
            var options = new TtsGatewayOptions().UseEmbeddedEnvironment(Begin(environment));
            configure?.Invoke(options);
            return TtsGateway.Create(options);
        }

        public override IGateway CreateOn(EmbeddedEnvironment environment, Action<GatewayOptions>? configure, TimeProvider? time)
        {
            var options = new TtsGatewayOptions().UseEmbeddedEnvironment(environment);
            configure?.Invoke(options);
            return TtsGateway.Create(options, timeProvider: time);
        }

        public override IGateway CreateForCounter(Action<GatewayOptions> configure)
        {
            var options = new TtsGatewayOptions();
            configure(options);
            return TtsGateway.Create(options);
        }

        public override IServiceCollection Add(IServiceCollection services, Action<GatewayOptions> configure, bool embedded) =>
            services.AddTtsGateway(options =>
            {
                options.EmbeddedEnvironment.Enabled = embedded;
                configure(options);
            });

        public override IReadOnlySet<Capability> Capabilities { get; } = new HashSet<Capability>
        {
            Capability.PasswordChange, Capability.FillAndKill, Capability.FillOrKill, Capability.Securities,
        };

        protected override IServiceCollection AddNamed(
            IServiceCollection services, string name, EmbeddedEnvironment environment, Action<GatewayOptions> configure) =>
            services.AddKeyedTtsGateway(name, options => configure(options.UseEmbeddedEnvironment(environment)));
    }
}
