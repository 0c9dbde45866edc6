using System.Reflection;
using Microsoft.Extensions.Logging;

namespace QuantPlus.Ftdc.Tests;

/// <summary>Event ids are what people filter by: they are never changed and never given twice.</summary>
public sealed class LogTests
{
    private static readonly Dictionary<string, int> Ids = new()
    {
        ["FrontAnswered"] = 1,
        ["ConnectionLost"] = 2,
        ["TradingReady"] = 3,
        ["MarketDataReady"] = 4,
        ["Faulted"] = 5,
        ["WillRetry"] = 6,
        ["CallbackFailed"] = 7,
        ["MessageFailed"] = 8,
        ["BackgroundError"] = 9,
        ["LibraryLoaded"] = 10,
        ["ReleaseHangs"] = 11,
        ["SubscriptionAbandoned"] = 12,
        ["ManyCancels"] = 20,
        ["PositionMismatch"] = 30,
    };

    private static MethodInfo[] Messages =>
        [.. typeof(Log).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)];

    [Fact]
    public void Every_message_keeps_its_id_and_none_has_that_of_another()
    {
        var ids = Messages.ToDictionary(method => method.Name, IdOf);
        Assert.All(Ids, entry => Assert.Equal(entry.Value, ids.GetValueOrDefault(entry.Key)));
        Assert.Equal(ids.Count, ids.Values.Distinct().Count());
    }

    [Fact]
    public void The_messages_stand_in_the_order_of_their_ids()
    {
        var ids = Messages.OrderBy(method => method.MetadataToken).Select(IdOf).ToArray();
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public void No_message_has_a_place_for_a_secret() => Assert.All(
        Messages.SelectMany(method => method.GetParameters()),
        parameter => Assert.True(
            !parameter.Name!.Contains("password", StringComparison.OrdinalIgnoreCase)
            && !parameter.Name.Contains("auth", StringComparison.OrdinalIgnoreCase)
            && parameter.ParameterType != typeof(SessionSettings)
            && !parameter.ParameterType.IsAssignableTo(typeof(GatewayOptions)),
            parameter.Name));

    private static int IdOf(MethodInfo method) => method.GetCustomAttribute<LoggerMessageAttribute>()!.EventId;
}
