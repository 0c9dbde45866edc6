namespace QuantPlus.MarketData.Bars;

/// <summary>
/// Notices that a subscription has lost ticks. Which ones is not known: those that were dropped lie before, between or right behind those that
/// waited when it was noticed.
/// </summary>
/// <param name="subscription">The ticks; null where nobody counts what is lost.</param>
internal sealed class DropWatch(ITickSubscription? subscription)
{
    private long _dropped;
    private bool _isBehind;

    /// <summary>Whether ticks may be missing before the one that was read just now or, where none waits, before the next one.</summary>
    public bool IsGap(bool isEmpty)
    {
        if (subscription is not null && subscription.Dropped is var dropped && dropped != _dropped)
        {
            _dropped = dropped;
            _isBehind = true;
            return true;
        }

        var isGap = _isBehind;
        _isBehind &= !isEmpty;
        return isGap;
    }
}
