using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>Sends special orders of one login, on the caller's thread. Each is sent once and never again.</summary>
internal sealed class SpecialOrderEntry(
    ApiCalls<TraderApi> calls,
    InterfaceVersion version,
    PendingRequests requests,
    QueryScheduler queries,
    LoginAnswer login,
    OrderReferences references,
    TradingState state,
    TradingGuards guards,
    SessionSettings settings,
    TimeProvider time)
{
    private const string QueryParked = "It may have been done all the same: query the parked orders before you ask for it again.";
    private const string QueryParkedCancels = "It may have been done all the same: query the parked cancels before you ask for it again.";
    private const string WatchOrders = "Watch OrderUpdates for what became of them.";

    private readonly ParkedRequests _parked = new(calls, settings);

    /// <inheritdoc cref="IOrderKind{TRequest,TOrder}.SubmitAsync"/>
    public async Task<TOrder> SubmitAsync<TRequest, TOrder>(
        OrderKindRules<TRequest, TOrder> rules, SpecialOrderTracker<TOrder> tracker, TRequest request, CancellationToken cancellationToken)
        where TOrder : SpecialOrder
    {
        cancellationToken.ThrowIfCancellationRequested();
        FunctionSupport.Demand(version, rules.InsertFunction, rules.Title);
        request = rules.Check(request, state.Contracts, out var contract);
        var (id, answer) = Send(rules, tracker, request, contract);
        try
        {
            return await answer.WaitAsync(settings.RequestTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw NoAnswer($"{tracker.Name} {id}", "It may still be taken: watch its updates, and do not send it again before you know.", id);
        }
    }

    /// <inheritdoc cref="ICancellableOrderKind{TRequest,TOrder}.CancelAsync"/>
    public async Task<TOrder> CancelAsync<TRequest, TOrder>(
        OrderKindRules<TRequest, TOrder> rules, SpecialOrderTracker<TOrder> tracker, OrderId id, CancellationToken cancellationToken)
        where TOrder : SpecialOrder
    {
        cancellationToken.ThrowIfCancellationRequested();
        FunctionSupport.Demand(version, rules.CancelFunction!.Value, $"The cancel of a {tracker.Name}");
        guards.AdmitSpecial($"cancel of the {tracker.Name}");
        state.DemandLogin(login, $"the cancel of {tracker.Name} {id}");
        var (order, systemId, cancelled) = tracker.WaitForCancel(id);
        var returned = rules.Cancel(calls, settings, order, systemId, requests.NextId());
        if (returned != 0)
            throw ErrorCatalog.FromReturnValue($"the cancel of {tracker.Name} {id}", returned);
        try
        {
            return await cancelled.WaitAsync(settings.RequestTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw NoAnswer($"the cancel of {tracker.Name} {id}", "Watch its updates for what became of it.", id);
        }
    }

    /// <inheritdoc cref="IOrderKind{TRequest,TOrder}.QueryAsync"/>
    public Task QueryAsync<TRequest, TOrder>(
        OrderKindRules<TRequest, TOrder> rules, SpecialOrderTracker<TOrder> tracker, CancellationToken cancellationToken)
        where TOrder : SpecialOrder
    {
        FunctionSupport.Demand(version, rules.QueryFunction, $"The query of {tracker.Name}s");
        return queries.QueryAsync<SpecialReport<TOrder>>(
            $"the {tracker.Name}s",
            id => rules.Query(calls, settings, id),
            rows =>
            {
                foreach (var row in rows)
                    tracker.OnReport(row);
            },
            cancellationToken);
    }

    /// <inheritdoc cref="ISpecialOrders.AskForQuoteAsync"/>
    public void AskForQuote(InstrumentId instrument)
    {
        FunctionSupport.Demand(version, TraderApiFunction.ReqForQuoteInsert, "A demand for a quote");
        var contract = state.Contracts.TryGet(instrument, out var found)
            ? found
            : throw Refused(OrderRejectReason.UnknownContract, $"The counter has no contract {instrument}.");
        guards.AdmitSpecial("demand for a quote");
        lock (references.Gate)
        {
            state.DemandLogin(login, "the demand for a quote");
            var returned = _parked.AskForQuote(contract.Id, OrderReferences.Text(++references.Last), requests.NextId());
            if (returned != 0)
                throw ErrorCatalog.FromReturnValue($"the demand for a quote of {contract.Id}", returned);
        }
    }

    /// <inheritdoc cref="IParkedOrders.ParkAsync"/>
    public async Task<ParkedOrder> ParkAsync(OrderRequest request, CancellationToken cancellationToken)
    {
        FunctionSupport.Demand(version, TraderApiFunction.ReqParkedOrderInsert, "A parked order");
        request = OrderValidator.Check(request, state.Contracts, out var contract);
        if (request.Trigger != OrderTrigger.None || request.Tag.Length > 0)
            throw Refused(OrderRejectReason.NotSupported, "A parked order can have no trigger and no tag: the counter has no room for them.");

        // The counter sends it, so the guards can only look at it; when it is sent it is an order as any other.
        var probe = new OrderId(login.FrontId, login.SessionId, "parked");
        guards.Admit(probe, request, contract);
        guards.Forget(probe);
        var rows = await AskAsync("the parked order", QueryParked, id => _parked.Park(request, id), cancellationToken).ConfigureAwait(false);
        return rows.OfType<ParkedOrder>().FirstOrDefault() ?? throw NoRow("the parked order");
    }

    /// <inheritdoc cref="IParkedOrders.ParkCancelAsync"/>
    public async Task<ParkedCancel> ParkCancelAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        FunctionSupport.Demand(version, TraderApiFunction.ReqParkedOrderAction, "A parked cancel");
        if (!state.Orders.TryGetForCancel(orderId, out var order, out var systemId))
            throw OrderErrors.Unknown(orderId);
        if (order.IsFinal)
            throw OrderErrors.IsFinal(order);
        guards.AdmitSpecial("parked cancel");
        var rows = await AskAsync("the parked cancel", QueryParkedCancels, id => _parked.ParkCancel(order, systemId, id), cancellationToken).ConfigureAwait(false);
        return rows.OfType<ParkedCancel>().FirstOrDefault() ?? throw NoRow("the parked cancel");
    }

    /// <inheritdoc cref="IParkedOrders.RemoveAsync"/>
    public Task RemoveParkedAsync(string parkedId, CancellationToken cancellationToken)
    {
        FunctionSupport.Demand(version, TraderApiFunction.ReqRemoveParkedOrder, "The removal of a parked order");
        guards.AdmitSpecial("removal of the parked order");
        return AskAsync($"the removal of parked order {parkedId}", QueryParked, id => _parked.Remove(parkedId, id), cancellationToken);
    }

    /// <inheritdoc cref="IParkedOrders.RemoveCancelAsync"/>
    public Task RemoveParkedCancelAsync(string parkedId, CancellationToken cancellationToken)
    {
        FunctionSupport.Demand(version, TraderApiFunction.ReqRemoveParkedOrderAction, "The removal of a parked cancel");
        guards.AdmitSpecial("removal of the parked cancel");
        return AskAsync($"the removal of parked cancel {parkedId}", QueryParkedCancels, id => _parked.RemoveCancel(parkedId, id), cancellationToken);
    }

    /// <inheritdoc cref="IParkedOrders.QueryAsync"/>
    public Task<IReadOnlyList<ParkedOrder>> QueryParkedAsync(CancellationToken cancellationToken)
    {
        FunctionSupport.Demand(version, TraderApiFunction.ReqParkedOrderInsert, "A parked order");
        return queries.QueryAsync<ParkedOrder>("the parked orders", _parked.Query, null, cancellationToken);
    }

    /// <inheritdoc cref="IParkedOrders.QueryCancelsAsync"/>
    public Task<IReadOnlyList<ParkedCancel>> QueryParkedCancelsAsync(CancellationToken cancellationToken)
    {
        FunctionSupport.Demand(version, TraderApiFunction.ReqParkedOrderAction, "A parked cancel");
        return queries.QueryAsync<ParkedCancel>("the parked cancels", _parked.QueryCancels, null, cancellationToken);
    }

    /// <inheritdoc cref="ISpecialOrders.CancelAllAsync"/>
    public async Task<IReadOnlyList<Order>> CancelAllAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FunctionSupport.Demand(version, TraderApiFunction.ReqBatchOrderAction, "The cancel of all orders");
        var working = state.Orders.Orders.Where(order => !order.IsFinal && order.Instrument.Exchange == exchange
            && (order.Id.FrontId, order.Id.SessionId) == (login.FrontId, login.SessionId)).ToList();
        if (working.Count == 0)
            return [];
        AdmitCancels(working);

        var started = time.GetTimestamp();
        var isSent = false;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ends = Task.WhenAll(working.Select(order => EndOf(order.Id)));
        var refusal = AskAsync("the cancel of all orders", WatchOrders, Send, ended.Token);
        if (!isSent)
        {
            foreach (var order in working)
                guards.ForgetCancel(order);
        }


        try
        {
            // A counter that takes it need not say so; one that refuses does.
            if (await Task.WhenAny(ends, refusal).ConfigureAwait(false) == refusal)
                await refusal.ConfigureAwait(false);
            var left = settings.RequestTimeout - time.GetElapsedTime(started);
            return await ends.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken).OrOutcomeUnknownAsync(WatchOrders).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw NoAnswer("the cancel of all orders", WatchOrders);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            _ = refusal.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _ = ends.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        int Send(int requestId)
        {
            var returned = _parked.CancelAll(exchange, login, requestId);
            isSent = returned == 0;
            return returned;
        }
    }

    private (OrderId Id, Task<TOrder> Answer) Send<TRequest, TOrder>(
        OrderKindRules<TRequest, TOrder> rules, SpecialOrderTracker<TOrder> tracker, TRequest request, Contract contract)
        where TOrder : SpecialOrder
    {
        lock (references.Gate)
        {
            state.DemandLogin(login, $"the {tracker.Name}");
            var id = new OrderId(login.FrontId, login.SessionId, OrderReferences.Text(references.Last + 1));
            var sent = rules.ToOrder(request, id);
            var orders = rules.OrdersOf(sent);
            Admit(tracker.Name, orders, contract);
            references.Last += rules.References;

            // Expected before it is sent: the answer may come on another thread before the call returns.
            var answer = tracker.ExpectAnswer(sent);
            try
            {
                var returned = rules.Insert(calls, settings, sent, requests.NextId());
                if (returned != 0)
                    throw ErrorCatalog.FromReturnValue($"{tracker.Name} {id}", returned);
            }
            catch
            {
                tracker.ForgetAnswer(id);
                foreach (var order in orders)
                    guards.Forget(order.Id);
                throw;
            }

            return (id, orders.Count > 0 ? ForgetWhenRefused(answer, orders) : answer);
        }
    }

    // Its sides never come to be orders, and guards must not go on counting with them: not for a moment after the sender has heard of it.
    private Task<TOrder> ForgetWhenRefused<TOrder>(Task<TOrder> answer, IReadOnlyList<(OrderId Id, OrderRequest Order)> orders)
    {
        var heard = HearAsync();

        // Whoever sent it may have given up waiting.
        _ = heard.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return heard;

        async Task<TOrder> HearAsync()
        {
            try
            {
                return await answer.ConfigureAwait(false);
            }
            catch (OrderRejectedException)
            {
                foreach (var order in orders)
                    guards.Forget(order.Id);
                throw;
            }
        }
    }

    private void Admit(string name, IReadOnlyList<(OrderId Id, OrderRequest Order)> orders, Contract contract)
    {
        guards.AdmitSpecial(name);
        for (var i = 0; i < orders.Count; i++)
        {
            try
            {
                guards.Admit(orders[i].Id, orders[i].Order, contract);
            }
            catch
            {
                for (var before = 0; before < i; before++)
                    guards.Forget(orders[before].Id);
                throw;
            }
        }
    }

    private void AdmitCancels(List<Order> orders)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            try
            {
                guards.AdmitCancel(orders[i]);
            }
            catch
            {
                for (var before = 0; before < i; before++)
                    guards.ForgetCancel(orders[before]);
                throw;
            }
        }
    }

    private async Task<Order> EndOf(OrderId id)
    {
        try
        {
            return await state.Orders.WaitForCancel(id).ConfigureAwait(false);
        }
        catch (OrderRejectedException exception) when (exception.Reason == OrderRejectReason.OrderIsFinal)
        {
            // It traded before the cancel came.
            return state.Orders.TryGet(id, out var order) ? order : throw new InvalidOperationException($"Order {id} has gone.", exception);
        }
    }

    // What the counter refuses has the same type and the same reasons as a refused order; where its answer is lost, the cure says how to find out.
    private async Task<IReadOnlyList<object>> AskAsync(string name, string cure, Func<int, int> send, CancellationToken cancellationToken)
    {
        try
        {
            return await requests.SendAsync(name, send, settings.RequestTimeout, null, cancellationToken)
                .OrOutcomeUnknownAsync(cure).ConfigureAwait(false);
        }
        catch (GatewayException exception) when (exception is { Code: > 0 } and not GatewayDisconnectedException)
        {
            var error = new CounterError(exception.Code!.Value, exception.Error.CounterText);
            throw new OrderRejectedException(RejectReasons.From(error.Code, error.Text), RejectReasons.ToError(name, error));
        }
    }

    private static GatewayException NoRow(string what) =>
        new(new GatewayError(GatewayErrorKind.Other, $"{Family.Name} took {what} without saying which it is; a query tells."));

    private static OrderRejectedException Refused(OrderRejectReason reason, string message) =>
        new(reason, new GatewayError(GatewayErrorKind.OrderRejected, message) { Cure = RejectReasons.CureOf(reason) });

    private GatewayTimeoutException NoAnswer(string what, string cure, OrderId? id = null) => new(new GatewayError(GatewayErrorKind.Timeout, string.Create(
        CultureInfo.InvariantCulture, $"{Family.Name} did not answer {what} within {settings.RequestTimeout.TotalSeconds:0.###} s."))
    {
        Cure = cure,
        Class = GatewayErrorClass.OutcomeUnknown,
    })
    {
        OrderId = id,
    };
}
