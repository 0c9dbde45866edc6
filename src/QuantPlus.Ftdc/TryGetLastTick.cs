using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc;

/// <summary>Looks up the newest tick of a contract; false where there has been none.</summary>
internal delegate bool TryGetLastTick(InstrumentId instrument, out Tick tick);
