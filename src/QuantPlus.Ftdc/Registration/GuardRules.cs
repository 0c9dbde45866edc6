using System.Globalization;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Registration;

/// <summary>What is wrong with the guards' limits.</summary>
internal static class GuardRules
{
    private const int MostOrdersPerSecond = 10_000;

    public static void Check(TradingGuardOptions guards, OptionsRules rules)
    {
        Limit(nameof(guards.MaxOrderVolume), guards.MaxOrderVolume, 1, rules);
        Limit(nameof(guards.MaxPosition), guards.MaxPosition, 0, rules);
        Limit(nameof(guards.MaxOrdersPerSecond), guards.MaxOrdersPerSecond, 1, rules);
        Limit(nameof(guards.WarnCancelsPerContract), guards.WarnCancelsPerContract, 1, rules);
        Limit(nameof(guards.MaxCancelsPerContract), guards.MaxCancelsPerContract, 0, rules);
        foreach (var (product, limit) in guards.MaxPositionByProduct)
            Limit($"{nameof(guards.MaxPositionByProduct)}:{product}", limit, 0, rules);
        if (guards.MaxOrdersPerSecond > MostOrdersPerSecond)
            rules.Add(string.Create(CultureInfo.InvariantCulture, $"Guards:MaxOrdersPerSecond is {guards.MaxOrdersPerSecond}; it must be at most {MostOrdersPerSecond}."));
        if (guards.WarnCancelsPerContract > guards.MaxCancelsPerContract)
            rules.Add("Guards:WarnCancelsPerContract is above MaxCancelsPerContract, so the warning would never come; use a smaller number.");
    }

    private static void Limit(string key, int? value, int least, OptionsRules rules)
    {
        if (value < least)
            rules.Add(string.Create(CultureInfo.InvariantCulture, $"Guards:{key} is {value}; it must be {least} or more, or absent for no limit."));
    }
}
