namespace QuantPlus.Ftdc.MarketData;

/// <summary>CZCE alone has a year of one digit in its symbols: <c>SR509</c> where others have <c>rb2509</c>.</summary>
internal static class CzceSymbol
{
    /// <summary>Whether a symbol looks like one of CZCE's, or like an option or a combination of them.</summary>
    public static bool IsLikely(string symbol)
    {
        var contract = symbol.AsSpan(symbol.LastIndexOf(' ') + 1);
        var letters = contract.IndexOfAnyExceptInRange('A', 'Z');
        if (letters <= 0)
            return false;
        var month = contract[letters..];
        var digits = month.IndexOfAnyExceptInRange('0', '9');
        return (digits < 0 ? month.Length : digits) == 3;
    }
}
