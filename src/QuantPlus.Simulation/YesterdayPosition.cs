using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation;

/// <summary>A position that an account has from the trading day before the environment's first one.</summary>
internal sealed record YesterdayPosition(InstrumentId Instrument, PositionDirection Direction, int Volume)
{
    /// <summary>Whether a table has the contract.</summary>
    public bool IsIn(ContractTable contracts) => contracts.Catalog.TryGet(Instrument, out _);

    /// <summary>Puts the position into an account; its profit counts from the previous settlement price.</summary>
    public void OpenIn(UserAccount account, ContractTable contracts, Market market)
    {
        if (!contracts.TryGet(Instrument.Symbol, out var contract))
            throw new ArgumentException($"The embedded environment has no contract {Instrument} for a position of yesterday.");
        ref readonly var quote = ref market.Last(contract);
        var price = Quote.Known(quote.Day.PreSettlementPrice) ?? quote.Worth;
        var book = account.Positions.Book(contract, Direction == PositionDirection.Long, HedgeFlag.Speculation);
        book.Open(new PositionLot("0".PadLeft(12), market.PreviousTradingDay, Volume, price, price, isToday: false));
        book.Yesterday.VolumeBefore += Volume;
    }
}
