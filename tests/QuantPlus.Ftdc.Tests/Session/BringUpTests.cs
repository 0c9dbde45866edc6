using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Tests.Session;

public sealed class BringUpTests
{
    public static TheoryData<int> LockOutCodes => [3, 63, 64, 60, 75, 131, 132, 140, 141, 143, 144, 145, 4040, 4042, 4043, 6020];

    [Theory]
    [MemberData(nameof(LockOutCodes))]
    public void A_login_that_may_lock_the_account_is_never_repeated(int code)
    {
        var error = ErrorCatalog.FromCounter("the login", new CounterError(code, ""));
        Assert.All(Enum.GetValues<GatewayState>(), state => Assert.False(BringUp.MayRetry(state, error)));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(90)]
    [InlineData(154)]
    [InlineData(5002)]
    public void What_passes_is_tried_again(int code) =>
        Assert.True(BringUp.MayRetry(GatewayState.LoggingIn, ErrorCatalog.FromCounter("the login", new CounterError(code, ""))));

    [Theory]
    [InlineData(GatewayState.Connecting, false)]
    [InlineData(GatewayState.Authenticating, false)]
    [InlineData(GatewayState.LoggingIn, false)]
    [InlineData(GatewayState.Confirming, true)]
    [InlineData(GatewayState.Synchronizing, true)]
    public void An_error_that_nobody_knows_is_repeated_only_where_it_can_lock_nothing(GatewayState state, bool expected) =>
        Assert.Equal(expected, BringUp.MayRetry(state, ErrorCatalog.FromCounter("it", new CounterError(987_654, "?"))));
}
