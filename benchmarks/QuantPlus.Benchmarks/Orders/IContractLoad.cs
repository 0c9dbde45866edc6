namespace QuantPlus.Benchmarks.Orders;

/// <summary>The contract list of one gateway, from the query to the catalog that a program looks contracts up in.</summary>
public interface IContractLoad : IAsyncDisposable
{
    /// <summary>How many contracts there are.</summary>
    int Count { get; }

    /// <summary>Loads them. Returns how many nanoseconds it took.</summary>
    Task<double> LoadAsync();
}
