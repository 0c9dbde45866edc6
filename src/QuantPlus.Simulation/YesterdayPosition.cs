using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Simulation.Time;
using QuantPlus.Trading;

namespace QuantPlus.Simulation;

/// <summary>A position that an account has from the trading day before the environment's first one.</summary>
internal sealed record YesterdayPosition(InstrumentId Instrument, PositionDirection Direction, int Volume)
{
    /// <summary>Puts the position into an account; its profit counts from the previous settlement price.</summary>
    public static void OpenIn(UserAccount account, YesterdayPosition position, ContractTable contracts, Market market)
    {
        if (!contracts.TryGet(position.Instrument.Symbol, out var contract) || !position.Instrument.Exchange.IsNone && position.Instrument.Exchange != contract.Exchange)
            throw new ArgumentException($"The embedded environment has no contract {position.Instrument} for a position of yesterday; its contracts are in EmbeddedEnvironment.Contracts.");
        var price = (decimal)market.Last(contract).Day.PreSettlementPrice;
        var book = account.Positions.Book(contract, position.Direction == PositionDirection.Long, HedgeFlag.Speculation);
        var openedOn = TradingCalendar.BusinessDayBefore(market.TradingDay);
        book.Open(new PositionLot("0".PadLeft(12), openedOn, position.Volume, price, price, isToday: false));
        book.Yesterday.VolumeBefore += position.Volume;
    }
}
