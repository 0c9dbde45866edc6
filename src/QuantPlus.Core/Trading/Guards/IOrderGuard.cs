using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>Looks at an order that is about to be sent.</summary>
internal interface IOrderGuard
{
    /// <summary>Why the order must not be sent; null where this guard lets it pass.</summary>
    GuardRefusal? Check(OrderRequest request, Contract contract);
}
