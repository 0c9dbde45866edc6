namespace QuantPlus.Instruments;

/// <summary>
/// An exchange has brought a product into another phase (CTP <c>OnRtnInstrumentStatus</c>). What held when the gateway became ready is no change:
/// <see cref="IReferenceData.TryGetPhase"/> tells it.
/// </summary>
/// <param name="Time">When the gateway learnt of it, in UTC.</param>
/// <param name="Exchange">The exchange.</param>
/// <param name="ProductId">The product, such as <c>rb</c>; some exchanges name single contracts.</param>
/// <param name="Phase">The phase it is in now.</param>
/// <param name="Since">When it came into the phase by the exchange's clock, China's time; null where the counter sent no readable time.</param>
public sealed record PhaseChangedEvent(DateTimeOffset Time, Exchange Exchange, string ProductId, TradingPhase Phase, TimeOnly? Since)
    : GatewayEvent(Time);
