using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation;

/// <summary>A user that an environment begins with. A class, so that no generated text can show the password.</summary>
internal sealed class UserSettings(string userId, string password, decimal balance, bool mustChangePassword, IReadOnlyList<YesterdayPosition> positions)
{
    public string UserId => userId;

    public decimal Balance => balance;

    public UserAccount Open(CounterRules rules, ContractTable contracts, Market market)
    {
        var account = new UserAccount(userId, new UserCredentials(password, mustChangePassword, rules.MaxLoginFailures), balance);
        foreach (var position in positions)
            position.OpenIn(account, contracts, market);
        return account;
    }
}
