using QuantPlus.Errors;
using QuantPlus.Feeds;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>The special orders of the trading day, and those who wait for them. Outlives connections.</summary>
internal sealed class SpecialState
{
    private DateOnly? _tradingDay;

    public SpecialOrderTracker<Quote> Quotes { get; } = new("quote");

    public SpecialOrderTracker<Exercise> Exercises { get; } = new("exercise");

    public SpecialOrderTracker<SelfClose> SelfCloses { get; } = new("self-close");

    public SpecialOrderTracker<Combination> Combinations { get; } = new("combination");

    public UpdateFeed<QuoteDemand> Demands { get; } = new();

    /// <summary>A login succeeded. On a new trading day everything starts from nothing; the very first login keeps what has been replayed.</summary>
    public void BeginLogin(LoginAnswer login)
    {
        Quotes.BeginSession(login.FrontId, login.SessionId);
        Exercises.BeginSession(login.FrontId, login.SessionId);
        SelfCloses.BeginSession(login.FrontId, login.SessionId);
        Combinations.BeginSession(login.FrontId, login.SessionId);
        if (_tradingDay is not null && (login.TradingDay ?? _tradingDay) != _tradingDay)
        {
            Quotes.Clear();
            Exercises.Clear();
            SelfCloses.Clear();
            Combinations.Clear();
        }

        _tradingDay = login.TradingDay ?? _tradingDay;
    }

    public void FailWaits(GatewayError error)
    {
        Quotes.FailWaits(error);
        Exercises.FailWaits(error);
        SelfCloses.FailWaits(error);
        Combinations.FailWaits(error);
    }

    public void Complete()
    {
        Quotes.Complete();
        Exercises.Complete();
        SelfCloses.Complete();
        Combinations.Complete();
        Demands.Complete();
    }
}
