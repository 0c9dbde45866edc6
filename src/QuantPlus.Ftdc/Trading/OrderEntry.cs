using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;
using QuantPlus.Instruments;
using QuantPlus.Telemetry;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Sends orders and cancels of one login, on the caller's thread. An order is sent once and never again.</summary>
internal sealed class OrderEntry(
    TraderRequests send,
    PendingRequests requests,
    LoginAnswer login,
    OrderReferences references,
    TradingState state,
    TradingGuards guards,
    GatewayRecorder recorder,
    SessionSettings settings,
    TimeProvider time)
{
    /// <inheritdoc cref="ITrading.TagsReachCounter"/>
    public bool TagsReachCounter => send.CarriesTags;

    /// <inheritdoc cref="ITrading.SubmitAsync"/>
    public async Task<Order> SubmitAsync(OrderRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        request = OrderValidator.Check(request, state.Contracts, out var contract);
        var (id, answer) = Send(request, contract);
        recorder.OrderSent();
        try
        {
            return await answer.WaitAsync(settings.RequestTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw NoAnswer(id, $"order {id}", "It may still be taken: watch OrderUpdates for this id, or cancel it, and do not send it again before you know.");
        }
    }

    /// <inheritdoc cref="ITrading.CancelAsync"/>
    public async Task<Order> CancelAsync(OrderId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!state.Orders.TryGetForCancel(id, out var order, out var orderSysId))
            throw OrderErrors.Unknown(id);
        if (order.IsFinal)
            throw OrderErrors.IsFinal(order);
        state.DemandLogin(login, $"the cancel of order {id}");
        guards.AdmitCancel(order);

        var cancelled = state.Orders.WaitForCancel(id);
        var returned = send.CancelOrder(order, orderSysId, requests.NextId());
        if (returned != 0)
        {
            guards.ForgetCancel(order);
            throw ErrorCatalog.FromReturnValue($"the cancel of order {id}", returned);
        }

        recorder.CancelSent();

        try
        {
            return await cancelled.WaitAsync(settings.RequestTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw NoAnswer(id, $"the cancel of order {id}", "Watch OrderUpdates for what became of it.");
        }
    }

    private (OrderId Id, Task<Order> Answer) Send(OrderRequest request, Contract contract)
    {
        // One at a time: within a session a counter takes references only as they rise.
        lock (references.Gate)
        {
            state.DemandLogin(login, $"an order for {request.Instrument}");
            var orderRef = OrderReferences.Text(references.Last + 1);
            var id = new OrderId(login.FrontId, login.SessionId, orderRef);
            guards.Admit(id, request, contract);
            references.Last++;

            // Expected before it is sent: the answer may come on another thread before the call returns.
            var requestId = requests.NextId();
            var answer = state.Orders.ExpectAnswer(id, request, requestId);
            try
            {
                var returned = send.InsertOrder(request, orderRef, requestId);
                if (returned != 0)
                    throw ErrorCatalog.FromReturnValue($"order {id}", returned);
            }
            catch
            {
                state.Orders.ForgetAnswer(id);
                guards.Forget(id);
                throw;
            }

            return (id, answer);
        }
    }

    private GatewayTimeoutException NoAnswer(OrderId id, string what, string cure) => new(new GatewayError(GatewayErrorKind.Timeout, string.Create(
        CultureInfo.InvariantCulture, $"{Family.Name} did not answer {what} within {settings.RequestTimeout.TotalSeconds:0.###} s."))
    {
        Cure = cure,
        Class = GatewayErrorClass.OutcomeUnknown,
    })
    {
        OrderId = id,
    };
}
