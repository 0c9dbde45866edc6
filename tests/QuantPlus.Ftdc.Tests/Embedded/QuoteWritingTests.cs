using QuantPlus.Ftdc.Embedded;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>Snapshots as the fronts of the exchanges send them, with their habits.</summary>
public sealed class QuoteWritingTests
{
    // Wednesday's evening belongs to Thursday, Friday's to Monday.
    [Theory]
    [InlineData("rb2510", "2025-06-11 21:00:00.500", "20250612", "20250611", "21:00:00", 500)]
    [InlineData("SR509", "2025-06-11 21:00:00.500", "20250611", "20250611", "21:00:00", 0)]
    [InlineData("m2509", "2025-06-11 21:00:00.500", "20250612", "20250612", "21:00:00", 500)]
    [InlineData("au2506", "2025-06-12 01:00:00.000", "20250612", "20250612", "01:00:00", 0)]
    [InlineData("au2506", "2025-06-14 01:00:00.000", "20250616", "20250614", "01:00:00", 0)]
    [InlineData("m2509", "2025-06-13 22:00:00.000", "20250616", "20250616", "22:00:00", 0)]
    [InlineData("SR509", "2025-06-11 10:00:00.500", "20250611", "20250611", "10:00:00", 0)]
    public void Days_and_clocks(string symbol, string moment, string tradingDay, string actionDay, string clock, int millisecond)
    {
        var field = QuoteWriting.ToDepth(Quote(symbol, DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)), withExchange: false);
        Assert.Equal((tradingDay, actionDay, clock, millisecond), (field.TradingDay.ToString(), field.ActionDay.ToString(), field.UpdateTime.ToString(), field.UpdateMillisec));
    }

    [Fact]
    public void A_market_data_front_names_no_exchange_and_a_trading_front_does()
    {
        var quote = Quote("rb2510", new DateTime(2025, 6, 11, 10, 0, 0));
        Assert.Equal("", QuoteWriting.ToDepth(in quote, withExchange: false).ExchangeID.ToString());
        Assert.Equal("SHFE", QuoteWriting.ToDepth(in quote, withExchange: true).ExchangeID.ToString());
    }

    [Fact]
    public void No_value_is_the_largest_double()
    {
        var field = QuoteWriting.ToDepth(Quote("m2509", new DateTime(2025, 6, 11, 10, 0, 0)), withExchange: false);
        Assert.Equal(double.MaxValue, field.SettlementPrice);
        Assert.Equal(double.MaxValue, field.BidPrice2);
        Assert.Equal(0, field.BidVolume2);
        Assert.NotEqual(double.MaxValue, field.BidPrice1);
    }

    private static Quote Quote(string symbol, DateTime moment)
    {
        Assert.True(ContractTable.BuiltIn.TryGet(symbol, out var contract));
        var source = new MarketSources(ContractTable.BuiltIn, RecordingSet.BuiltIn, 1).Open(contract);
        source.Advance(moment, QuantPlus.Simulation.Time.TradingCalendar.AlwaysOpen.TradingDayOf(moment));
        return source.Snapshot();
    }
}
