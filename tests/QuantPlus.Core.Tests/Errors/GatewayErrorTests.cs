using QuantPlus.Errors;

namespace QuantPlus.Core.Tests.Errors;

public sealed class GatewayErrorTests
{
    private static readonly GatewayError Error = new(GatewayErrorKind.Login, "The counter refused the login.") { Code = 3, Cure = "Check the password." };

    [Fact]
    public void An_error_says_what_happened_and_what_to_do() =>
        Assert.Equal("The counter refused the login. Check the password.", Error.ToString());

    [Fact]
    public void An_error_without_a_cure_says_what_happened() =>
        Assert.Equal("The counter refused the login.", (Error with { Cure = "" }).ToString());

    [Theory]
    [InlineData(GatewayErrorKind.Other, GatewayErrorClass.Unknown)]
    [InlineData(GatewayErrorKind.Timeout, GatewayErrorClass.Transient)]
    [InlineData(GatewayErrorKind.Disconnected, GatewayErrorClass.Transient)]
    [InlineData(GatewayErrorKind.Login, GatewayErrorClass.LockOutDanger)]
    [InlineData(GatewayErrorKind.Configuration, GatewayErrorClass.Permanent)]
    public void The_class_follows_from_the_kind_unless_it_is_told(GatewayErrorKind kind, GatewayErrorClass expected)
    {
        var error = new GatewayError(kind, "x");
        Assert.Equal(expected, error.Class);
        Assert.Equal(GatewayErrorClass.CurableInSession, (error with { Class = GatewayErrorClass.CurableInSession }).Class);
    }

    [Fact]
    public void An_exception_carries_its_error()
    {
        var inner = new InvalidDataException();
        var exception = new GatewayException(Error, inner);

        Assert.Same(Error, exception.Error);
        Assert.Equal(Error.ToString(), exception.Message);
        Assert.Equal(GatewayErrorKind.Login, exception.Kind);
        Assert.Equal(3, exception.Code);
        Assert.Same(inner, exception.InnerException);
        Assert.Throws<ArgumentNullException>(() => new GatewayException(null!));
    }

    [Fact]
    public void Every_special_exception_is_a_gateway_exception()
    {
        GatewayException[] exceptions =
        [
            new GatewayDisconnectedException(Error),
            new GatewayTimeoutException(Error),
            new LoginRejectedException(Error),
            new OrderRejectedException(OrderRejectReason.PriceOffGrid, Error),
        ];

        Assert.All(exceptions, exception => Assert.Same(Error, exception.Error));
        Assert.Equal(OrderRejectReason.PriceOffGrid, ((OrderRejectedException)exceptions[3]).Reason);
    }
}
