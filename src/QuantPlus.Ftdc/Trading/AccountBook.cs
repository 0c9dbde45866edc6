using QuantPlus.Feeds;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>The account in each of its currencies, as the counter told it last, and the stream of what changes.</summary>
internal sealed class AccountBook(UpdateFeed<Account> feed)
{
    /// <summary>The currency of China's futures.</summary>
    private const string MainCurrency = "CNY";

    private IReadOnlyList<Account> _accounts = [];

    public IReadOnlyList<Account> Accounts => Volatile.Read(ref _accounts);

    /// <summary>The account in CNY, or else the first one; null before the first answer.</summary>
    public Account? Main => Accounts is [var first, ..] accounts
        ? accounts.FirstOrDefault(account => account.Currency == MainCurrency) ?? first
        : null;

    /// <summary>Takes the counter's full answer; an empty one says nothing.</summary>
    public void Take(IReadOnlyList<Account> rows)
    {
        if (rows.Count == 0)
            return;
        lock (feed.Gate)
        {
            var before = _accounts;
            Volatile.Write(ref _accounts, [.. rows]);
            foreach (var account in rows)
            {
                if (!before.Contains(account))
                    feed.Publish(account);
            }
        }
    }
}
