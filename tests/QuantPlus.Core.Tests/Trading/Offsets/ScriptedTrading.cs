using System.Reflection;
using QuantPlus.Trading;

namespace QuantPlus.Core.Tests.Trading.Offsets;

/// <summary>Trading that answers orders as a test says and can do nothing else.</summary>
public class ScriptedTrading : DispatchProxy
{
    private Func<OrderRequest, CancellationToken, Task<Order>>? _submit;

    public static ITrading Create(Func<OrderRequest, CancellationToken, Task<Order>> submit)
    {
        var trading = Create<ITrading, ScriptedTrading>();
        ((ScriptedTrading)(object)trading)._submit = submit;
        return trading;
    }

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == nameof(ITrading.SubmitAsync)
        ? _submit!((OrderRequest)args![0]!, (CancellationToken)args[1]!)
        : throw new NotSupportedException(targetMethod?.Name);
}
