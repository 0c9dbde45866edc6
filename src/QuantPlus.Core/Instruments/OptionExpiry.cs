using System.Diagnostics.CodeAnalysis;

namespace QuantPlus.Instruments;

/// <summary>The options of one chain that expire on the same day, by strike price. Immutable.</summary>
public sealed class OptionExpiry
{
    internal OptionExpiry(DateOnly? expiresOn, string productId, IEnumerable<Contract> options)
    {
        ExpiresOn = expiresOn;
        ProductId = productId;
        Pairs = Pair(options);
    }

    /// <summary>The last trading day; null where the counter gives none.</summary>
    public DateOnly? ExpiresOn { get; }

    /// <summary>The options' product, such as <c>m_o</c>.</summary>
    public string ProductId { get; }

    /// <summary>The strikes, from the lowest to the highest.</summary>
    public IReadOnlyList<OptionPair> Pairs { get; }

    /// <summary>The calls, by strike.</summary>
    public IEnumerable<Contract> Calls => Pairs.Select(pair => pair.Call).OfType<Contract>();

    /// <summary>The puts, by strike.</summary>
    public IEnumerable<Contract> Puts => Pairs.Select(pair => pair.Put).OfType<Contract>();

    /// <summary>Finds a strike, with room for the rounding of binary fractions.</summary>
    /// <param name="strikePrice">The strike price.</param>
    /// <param name="pair">Call and put.</param>
    public bool TryGetStrike(double strikePrice, [NotNullWhen(true)] out OptionPair? pair)
    {
        pair = Nearest(strikePrice);
        if (pair is not null && Math.Abs(pair.StrikePrice - strikePrice) <= 1e-9 * Math.Max(1, Math.Abs(strikePrice)))
            return true;
        pair = null;
        return false;
    }

    /// <summary>The strike nearest to a price, the lower one of two: the one at the money, given the underlying's price. Null for a price that is no number.</summary>
    /// <param name="price">The price.</param>
    public OptionPair? Nearest(double price) => double.IsFinite(price) ? Pairs.MinBy(pair => Math.Abs(pair.StrikePrice - price)) : null;

    // A contract that a corporate action has adjusted may share its strike with another: then the strike comes twice, and nothing is lost.
    private static List<OptionPair> Pair(IEnumerable<Contract> options)
    {
        var pairs = new List<OptionPair>();
        foreach (var option in options.OrderBy(option => option.StrikePrice))
        {
            var isCall = option.OptionType == OptionType.Call;
            var place = pairs.FindLastIndex(pair =>
                pair.StrikePrice.Equals(option.StrikePrice) && (isCall ? pair.Call : pair.Put) is null);
            if (place < 0)
                pairs.Add(new OptionPair(option.StrikePrice, isCall ? option : null, isCall ? null : option));
            else
                pairs[place] = isCall ? pairs[place] with { Call = option } : pairs[place] with { Put = option };
        }

        return pairs;
    }
}
