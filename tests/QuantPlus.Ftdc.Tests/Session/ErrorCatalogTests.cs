using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Tests.Session;

public sealed class ErrorCatalogTests
{
    [Fact]
    public void A_known_number_is_told_in_Chinese_and_English_with_class_and_cure()
    {
        var exception = ErrorCatalog.ToException("the login", new CounterError(63, "CTP:客户端认证失败"));

        Assert.IsType<LoginRejectedException>(exception);
        Assert.Equal($"{Family.Name} refused the login: CTP:客户端认证失败 (error 63: The program was not authenticated).", exception.Error.Message);
        Assert.Equal(("CTP:客户端认证失败", "The program was not authenticated"), (exception.Error.CounterText, exception.Error.EnglishText));
        Assert.Equal(GatewayErrorClass.LockOutDanger, exception.Error.Class);
        Assert.Contains("AppId", exception.Error.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_number_passes_with_its_own_text()
    {
        var exception = ErrorCatalog.ToException("the contracts", new CounterError(123456, "新的错误"));

        Assert.IsType<GatewayException>(exception);
        Assert.Equal($"{Family.Name} refused the contracts: 新的错误 (error 123456).", exception.Error.Message);
        Assert.Equal((GatewayErrorKind.Other, GatewayErrorClass.Unknown, 123456), (exception.Kind, exception.Error.Class, exception.Code));
        Assert.Equal("", exception.Error.EnglishText);
        Assert.False(BringUp.MayRetry(GatewayState.LoggingIn, exception.Error));
    }

    [Fact]
    public void A_number_without_a_text_is_told_by_the_table()
    {
        var error = ErrorCatalog.FromCounter("the query", new CounterError(90, ""));
        Assert.Contains("查询未就绪", error.Message, StringComparison.Ordinal);
        Assert.Equal("", error.CounterText);
        Assert.True(BringUp.MayRetry(GatewayState.LoggingIn, error));
    }

    [Theory]
    [InlineData(-1, GatewayErrorKind.Disconnected)]
    [InlineData(-2, GatewayErrorKind.Transient)]
    [InlineData(-3, GatewayErrorKind.Transient)]
    [InlineData(-99, GatewayErrorKind.Other)]
    public void A_return_value_is_told(int value, GatewayErrorKind kind)
    {
        var exception = ErrorCatalog.FromReturnValue("the login", value);
        Assert.Equal((kind, value), (exception.Kind, exception.Code));
        Assert.Equal(kind == GatewayErrorKind.Disconnected, exception is GatewayDisconnectedException);
        Assert.Contains($"(returned {value})", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x1001)]
    [InlineData(0x2003)]
    [InlineData(int.MinValue)]
    public void A_disconnect_is_a_disconnect_whatever_its_reason(int reason)
    {
        var error = ErrorCatalog.FromDisconnect("trading", reason);
        Assert.Equal((GatewayErrorKind.Disconnected, GatewayErrorClass.Transient, reason), (error.Kind, error.Class, error.Code));
        Assert.True(BringUp.MayRetry(GatewayState.LoggingIn, error));
    }

    [Theory]
    [InlineData(31, "CTP:资金不足", OrderRejectReason.InsufficientFunds)]
    [InlineData(116, "", OrderRejectReason.TooManyOrders)]
    [InlineData(28, "", OrderRejectReason.NoTradingRight)]
    [InlineData(106, "", OrderRejectReason.PositionLimit)]
    [InlineData(162, "", OrderRejectReason.OutsideSession)]
    [InlineData(91, "价格跌破跌停板", OrderRejectReason.PriceOutsideLimits)]
    [InlineData(0, "已撤单报单被拒绝:价格非最小单位倍数", OrderRejectReason.PriceOffGrid)]
    [InlineData(0, "?", OrderRejectReason.Other)]
    [InlineData(424242, "?", OrderRejectReason.Other)]
    public void A_refused_order_has_a_reason_by_its_number_or_by_its_words(int code, string text, OrderRejectReason reason)
    {
        Assert.Equal(reason, RejectReasons.From(code, text));
        var error = RejectReasons.ToError("the order", new CounterError(code, text));
        Assert.Equal(GatewayErrorKind.OrderRejected, error.Kind);
        Assert.Equal(code == 0 ? null : code, error.Code);
        Assert.Equal(reason == OrderRejectReason.Other, error.Cure.Length == 0);
    }
}
