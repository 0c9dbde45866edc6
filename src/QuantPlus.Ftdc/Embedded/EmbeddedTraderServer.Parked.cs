using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Special;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Parked orders and cancels, and the cancel of all: what TTS does not do.</summary>
internal unsafe partial class EmbeddedTraderServer
{
    protected override int ReqParkedOrderInsert(ParkedOrderField* pParkedOrder, int nRequestID)
    {
        if (!Does(TraderApiFunction.ReqParkedOrderInsert, out var refused))
            return refused;
        if (pParkedOrder == null)
            return -1;
        var copy = *pParkedOrder;
        var input = ParkedWriting.ToInput(in copy, nRequestID);
        return Park(
            nameof(ReqParkedOrderInsert),
            account => account.Special.Parked.Park(input.Symbol, copy.ExchangeID.ToString(), input, null),
            item =>
            {
                var row = copy;
                ParkedWriting.Complete(ref row, item);
                return row;
            },
            (row, error) => Line.CallBack(
                nameof(TraderSpiProxy.OnRspParkedOrderInsert), row, error, nRequestID, true,
                static (spi, field, info, id, isLast) => spi.OnRspParkedOrderInsert(field, info, id, isLast)),
            copy);
    }

    protected override int ReqParkedOrderAction(ParkedOrderActionField* pParkedOrderAction, int nRequestID)
    {
        if (!Does(TraderApiFunction.ReqParkedOrderAction, out var refused))
            return refused;
        if (pParkedOrderAction == null)
            return -1;
        var copy = *pParkedOrderAction;
        var cancel = ParkedWriting.ToCancel(in copy, nRequestID);
        return Park(
            nameof(ReqParkedOrderAction),
            account => account.Special.Parked.Park(copy.InstrumentID.ToString(), cancel.Exchange, null, cancel),
            item =>
            {
                var row = copy;
                ParkedWriting.Complete(ref row, item);
                return row;
            },
            (row, error) => Line.CallBack(
                nameof(TraderSpiProxy.OnRspParkedOrderAction), row, error, nRequestID, true,
                static (spi, field, info, id, isLast) => spi.OnRspParkedOrderAction(field, info, id, isLast)),
            copy);
    }

    protected override int ReqRemoveParkedOrder(RemoveParkedOrderField* pRemoveParkedOrder, int nRequestID) =>
        !Does(TraderApiFunction.ReqRemoveParkedOrder, out var refused) ? refused : Instruct(
            nameof(ReqRemoveParkedOrder), nameof(TraderSpiProxy.OnRspRemoveParkedOrder), pRemoveParkedOrder, nRequestID,
            static (session, field, acknowledge) => session.Ask(
                (account, _) => account?.Special.Parked.Remove(field.ParkedOrderID.ToString(), isOrder: true) ?? CounterError.NotLoggedIn, acknowledge),
            static (spi, row, info, id, isLast) => spi.OnRspRemoveParkedOrder(row, info, id, isLast));

    protected override int ReqRemoveParkedOrderAction(RemoveParkedOrderActionField* pRemoveParkedOrderAction, int nRequestID) =>
        !Does(TraderApiFunction.ReqRemoveParkedOrderAction, out var refused) ? refused : Instruct(
            nameof(ReqRemoveParkedOrderAction), nameof(TraderSpiProxy.OnRspRemoveParkedOrderAction), pRemoveParkedOrderAction, nRequestID,
            static (session, field, acknowledge) => session.Ask(
                (account, _) => account?.Special.Parked.Remove(field.ParkedOrderActionID.ToString(), isOrder: false) ?? CounterError.NotLoggedIn, acknowledge),
            static (spi, row, info, id, isLast) => spi.OnRspRemoveParkedOrderAction(row, info, id, isLast));

    protected override int ReqQryParkedOrder(QryParkedOrderField* pQryParkedOrder, int nRequestID) => Ask<ParkedOrderField>(
        nameof(ReqQryParkedOrder),
        nameof(TraderSpiProxy.OnRspQryParkedOrder),
        nRequestID,
        (account, _) => account.Special.Parked.Orders.Select(item => ParkedWriting.ToOrder(item, account.UserId, BrokerId)).ToList(),
        static (spi, row, info, id, isLast) => spi.OnRspQryParkedOrder(row, info, id, isLast));

    protected override int ReqQryParkedOrderAction(QryParkedOrderActionField* pQryParkedOrderAction, int nRequestID) => Ask<ParkedOrderActionField>(
        nameof(ReqQryParkedOrderAction),
        nameof(TraderSpiProxy.OnRspQryParkedOrderAction),
        nRequestID,
        (account, _) => account.Special.Parked.Cancels.Select(item => ParkedWriting.ToAction(item, account.UserId, BrokerId)).ToList(),
        static (spi, row, info, id, isLast) => spi.OnRspQryParkedOrderAction(row, info, id, isLast));

    protected override int ReqBatchOrderAction(InputBatchOrderActionField* pInputBatchOrderAction, int nRequestID)
    {
        if (!Does(TraderApiFunction.ReqBatchOrderAction, out var refused))
            return refused;
        if (Session is not { } session || pInputBatchOrderAction == null)
            return -1;
        var copy = *pInputBatchOrderAction;
        void Refuse(CounterError error) => Line.CallBack(
            nameof(TraderSpiProxy.OnRspBatchOrderAction), copy, error, nRequestID, true,
            static (spi, row, info, id, isLast) => spi.OnRspBatchOrderAction(row, info, id, isLast));
        return Line.Request(
            nameof(ReqBatchOrderAction),
            () => session.Act((counter, now) =>
            {
                if (counter.Special.CancelAll(session, copy.FrontID, copy.SessionID, copy.ExchangeID.ToString(), now) is not CounterError.None and var error)
                    session.Post(() => Refuse(error));
            }),
            Refuse);
    }

    // What the family lacks stays missing as it is there.
    private bool Does(TraderApiFunction function, out int refused)
    {
        var does = Family.Implements(Version, function);
        refused = does ? 0 : NotImplemented(function);
        return does;
    }

    private int Park<T>(string function, Func<UserAccount, ParkedItem> park, Func<ParkedItem, T> write, Action<T, CounterError> answer, T refused)
        where T : unmanaged => Session is not { } session
        ? -1
        : Line.Request(
            function,
            () => session.Ask(
                (account, _) => account is null ? (refused, CounterError.NotLoggedIn) : (write(park(account)), CounterError.None),
                reply => answer(reply.Item1, reply.Item2)),
            error => answer(refused, error));
}
