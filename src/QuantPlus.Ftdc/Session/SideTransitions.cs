using System.Collections.Frozen;

namespace QuantPlus.Ftdc.Session;

/// <summary>Where a side goes and what it has to do then.</summary>
internal readonly record struct SideMove(GatewayState State, SideDuty Duty);

/// <summary>
/// The states of a side as one table; docs/sessions.md draws it. What is not in the table changes nothing: above all, nothing but closing and
/// opening again leads out of Faulted, so that no login is repeated without the user.
/// </summary>
internal static class SideTransitions
{
    private static readonly GatewayState[] OnTheWay =
        [GatewayState.Authenticating, GatewayState.LoggingIn, GatewayState.Confirming, GatewayState.Synchronizing];

    public static FrozenDictionary<(GatewayState State, SideTrigger Trigger), SideMove> Table { get; } = Build();

    /// <summary>The move; null where the trigger means nothing in this state.</summary>
    public static SideMove? Next(GatewayState state, SideTrigger trigger) =>
        Table.TryGetValue((state, trigger), out var move) ? move : null;

    private static FrozenDictionary<(GatewayState State, SideTrigger Trigger), SideMove> Build()
    {
        var table = new Dictionary<(GatewayState State, SideTrigger Trigger), SideMove>();
        void Add(GatewayState from, SideTrigger trigger, GatewayState to, SideDuty duty = SideDuty.None) =>
            table.Add((from, trigger), new SideMove(to, duty));

        Add(GatewayState.Disconnected, SideTrigger.Opened, GatewayState.Connecting);

        Add(GatewayState.Connecting, SideTrigger.AuthenticationBegan, GatewayState.Authenticating);
        Add(GatewayState.Connecting, SideTrigger.LoginBegan, GatewayState.LoggingIn);
        Add(GatewayState.Authenticating, SideTrigger.LoginBegan, GatewayState.LoggingIn);
        Add(GatewayState.LoggingIn, SideTrigger.LoginBegan, GatewayState.LoggingIn);
        Add(GatewayState.LoggingIn, SideTrigger.ConfirmationBegan, GatewayState.Confirming);
        Add(GatewayState.LoggingIn, SideTrigger.SynchronizationBegan, GatewayState.Synchronizing);
        Add(GatewayState.Confirming, SideTrigger.SynchronizationBegan, GatewayState.Synchronizing);
        Add(GatewayState.Synchronizing, SideTrigger.Completed, GatewayState.Ready);

        // Bringing up begins with a front's answer, and again after a failure that may pass.
        foreach (var state in (GatewayState[])[GatewayState.Connecting, .. OnTheWay, GatewayState.Ready])
        {
            Add(state, SideTrigger.FrontAnswered, GatewayState.Connecting, SideDuty.BeginAttempt);
            Add(state, SideTrigger.ConnectionLost, GatewayState.Connecting, SideDuty.EndAttempt);
            Add(state, SideTrigger.Closed, GatewayState.Disconnected, SideDuty.EndAttempt);
        }

        foreach (var state in (GatewayState[])[GatewayState.Connecting, .. OnTheWay])
        {
            Add(state, SideTrigger.AttemptFailed, GatewayState.Connecting, SideDuty.BeginAttempt);
            Add(state, SideTrigger.Refused, GatewayState.Faulted, SideDuty.EndAttempt);
        }

        return table.ToFrozenDictionary();
    }
}
