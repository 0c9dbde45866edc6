using System.Text.RegularExpressions;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Tests.Session;

public sealed partial class SideTransitionsTests
{
    private static readonly SideTrigger[] AllTriggers = Enum.GetValues<SideTrigger>();

    [Fact]
    public void The_way_to_ready_is_the_one_of_the_counter()
    {
        (SideTrigger Trigger, GatewayState State)[] way =
        [
            (SideTrigger.Opened, GatewayState.Connecting),
            (SideTrigger.FrontAnswered, GatewayState.Connecting),
            (SideTrigger.AuthenticationBegan, GatewayState.Authenticating),
            (SideTrigger.LoginBegan, GatewayState.LoggingIn),
            (SideTrigger.ConfirmationBegan, GatewayState.Confirming),
            (SideTrigger.SynchronizationBegan, GatewayState.Synchronizing),
            (SideTrigger.Completed, GatewayState.Ready),
        ];
        var state = GatewayState.Disconnected;
        foreach (var (trigger, expected) in way)
        {
            state = SideTransitions.Next(state, trigger)!.Value.State;
            Assert.Equal(expected, state);
        }
    }

    [Fact]
    public void Nothing_that_a_counter_or_a_library_does_leads_out_of_faulted() =>
        Assert.All(AllTriggers, trigger => Assert.Null(SideTransitions.Next(GatewayState.Faulted, trigger)));

    [Fact]
    public void A_side_that_is_not_used_never_moves() =>
        Assert.All(AllTriggers, trigger => Assert.Null(SideTransitions.Next(GatewayState.NotUsed, trigger)));

    [Fact]
    public void Ready_is_reached_only_when_everything_is_in_place() =>
        Assert.All(
            SideTransitions.Table.Where(entry => entry.Value.State == GatewayState.Ready),
            entry => Assert.Equal((GatewayState.Synchronizing, SideTrigger.Completed), entry.Key));

    [Fact]
    public void An_attempt_begins_only_with_a_fronts_answer_or_after_a_failure_that_may_pass() =>
        Assert.All(
            SideTransitions.Table.Where(entry => entry.Value.Duty == SideDuty.BeginAttempt),
            entry => Assert.Contains(entry.Key.Trigger, (SideTrigger[])[SideTrigger.FrontAnswered, SideTrigger.AttemptFailed]));

    [Fact]
    public void Whatever_leaves_an_attempt_ends_it()
    {
        var leaving = SideTransitions.Table.Where(entry =>
            entry.Key.Trigger is SideTrigger.ConnectionLost or SideTrigger.Closed or SideTrigger.Refused);
        Assert.All(leaving, entry => Assert.Equal(SideDuty.EndAttempt, entry.Value.Duty));
    }

    [Fact]
    public void A_lost_connection_and_the_user_are_heard_in_every_state_of_an_open_side()
    {
        foreach (var state in Enum.GetValues<GatewayState>().Except([GatewayState.Disconnected, GatewayState.Faulted, GatewayState.NotUsed]))
        {
            Assert.Equal(GatewayState.Connecting, SideTransitions.Next(state, SideTrigger.ConnectionLost)?.State);
            Assert.Equal(GatewayState.Disconnected, SideTransitions.Next(state, SideTrigger.Closed)?.State);
        }
    }

    [Fact]
    public void The_drawing_in_the_documentation_shows_every_move_and_no_other()
    {
        var drawn = Arrow().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "sessions.md")))
            .SelectMany(match => match.Groups["triggers"].Value.Split(", ").Select(trigger =>
                (Enum.Parse<GatewayState>(match.Groups["from"].Value), Enum.Parse<SideTrigger>(trigger.Trim()), Enum.Parse<GatewayState>(match.Groups["to"].Value))))
            .Order().ToArray();
        var moves = SideTransitions.Table.Select(entry => (entry.Key.State, entry.Key.Trigger, entry.Value.State)).Order().ToArray();
        Assert.Equal(moves, drawn);
    }

    [GeneratedRegex(@"^\s*(?<from>\w+) --> (?<to>\w+): (?<triggers>[\w, ]+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
