using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc;

/// <summary>Every log message of a gateway, with stable event ids. None has a place for a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Gateway} {Side}: front answered ({NotLogged} such messages not logged)")]
    public static partial void FrontAnswered(this ILogger logger, string gateway, string side, int notLogged);

    [LoggerMessage(2, LogLevel.Warning, "{Gateway} {Side}: {Error} ({NotLogged} such messages not logged)")]
    public static partial void ConnectionLost(this ILogger logger, string gateway, string side, GatewayError error, int notLogged);

    [LoggerMessage(3, LogLevel.Information, "{Gateway} trading: ready, trading day {TradingDay}, {ContractCount} contracts")]
    public static partial void TradingReady(this ILogger logger, string gateway, DateOnly? tradingDay, int contractCount);

    [LoggerMessage(4, LogLevel.Information, "{Gateway} market data: ready")]
    public static partial void MarketDataReady(this ILogger logger, string gateway);

    [LoggerMessage(5, LogLevel.Error, "{Gateway} {Side}: stopped; {Error}")]
    public static partial void Faulted(this ILogger logger, string gateway, string side, GatewayError error);

    [LoggerMessage(6, LogLevel.Warning, "{Gateway} {Side}: {Error} The gateway tries again.")]
    public static partial void WillRetry(this ILogger logger, string gateway, string side, GatewayError error);

    [LoggerMessage(7, LogLevel.Error, "{Gateway} {Side}: callback {Callback} failed")]
    public static partial void CallbackFailed(this ILogger logger, string gateway, string side, string callback, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "{Gateway} {Side}: a message of the counter could not be handled")]
    public static partial void MessageFailed(this ILogger logger, string gateway, string side, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "{Gateway}: {Error}")]
    public static partial void BackgroundError(this ILogger logger, string gateway, GatewayError error);

    [LoggerMessage(10, LogLevel.Information, "Loaded the {Kind} library {Path}, which reports \"{Reported}\"")]
    public static partial void LibraryLoaded(this ILogger logger, string kind, string path, string reported);

    [LoggerMessage(11, LogLevel.Warning, "An API object of {Family} was not released within {Timeout}; it stays until the process ends")]
    public static partial void ReleaseHangs(this ILogger logger, string family, TimeSpan timeout);

    [LoggerMessage(12, LogLevel.Information, "{Gateway} market data: nobody can read the ticks of {Contracts} any more, so they are not kept for reading; only a subscription that is disposed ends at the counter")]
    public static partial void SubscriptionAbandoned(this ILogger logger, string gateway, string contracts);

    [LoggerMessage(20, LogLevel.Warning, "{Gateway} trading: {CancelCount} cancels of {Contract} on this trading day; exchanges punish many")]
    public static partial void ManyCancels(this ILogger logger, string gateway, InstrumentId contract, int cancelCount);

    [LoggerMessage(30, LogLevel.Warning, "{Gateway} trading: {Contract} {Direction} was kept as {KeptVolume} lots, {KeptToday} of today, and the counter has {CountedVolume}, {CountedToday} of today; the counter's word holds. With equal lots it is the money that differs")]
    public static partial void PositionMismatch(
        this ILogger logger, string gateway, InstrumentId contract, PositionDirection direction, int keptVolume, int keptToday, int countedVolume, int countedToday);
}
