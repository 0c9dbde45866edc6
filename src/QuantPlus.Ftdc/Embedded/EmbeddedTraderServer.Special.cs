using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Special;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Quotes, exercises and self-closes.</summary>
internal unsafe partial class EmbeddedTraderServer
{
    public void OnSpecial(SpecialRecord order)
    {
        switch (order.Input)
        {
            case QuoteInput:
                Line.CallBack(
                    nameof(TraderSpiProxy.OnRtnQuote), SpecialWriting.ToQuote(order, BrokerId), null, 0, true,
                    static (spi, row, _, _, _) => spi.OnRtnQuote(row));
                break;
            case ExerciseInput:
                Line.CallBack(
                    nameof(TraderSpiProxy.OnRtnExecOrder), SpecialWriting.ToExercise(order, BrokerId), null, 0, true,
                    static (spi, row, _, _, _) => spi.OnRtnExecOrder(row));
                break;
            case SelfCloseInput:
                Line.CallBack(
                    nameof(TraderSpiProxy.OnRtnOptionSelfClose), SpecialWriting.ToSelfClose(order, BrokerId), null, 0, true,
                    static (spi, row, _, _, _) => spi.OnRtnOptionSelfClose(row));
                break;
        }
    }

    public void OnQuoteDemand(QuoteDemandRecord demand) => Line.CallBack(
        nameof(TraderSpiProxy.OnRtnForQuoteRsp), SpecialWriting.ToDemand(demand), null, 0, true, static (spi, row, _, _, _) => spi.OnRtnForQuoteRsp(row));

    public void OnSpecialRejected(SpecialRejection rejection, bool isOwn)
    {
        if (rejection.Input is not null)
            OnInsertRejected(rejection, isOwn);
        else
            OnActionRejected(rejection, isOwn);
    }

    protected override int ReqQuoteInsert(InputQuoteField* pInputQuote, int nRequestID) =>
        pInputQuote == null ? -1 : Insert(nameof(ReqQuoteInsert), SpecialWriting.ToInput(in *pInputQuote, nRequestID));

    protected override int ReqQuoteAction(InputQuoteActionField* pInputQuoteAction, int nRequestID) => pInputQuoteAction == null
        ? -1
        : Cancel<QuoteInput>(nameof(ReqQuoteAction), SpecialWriting.ToCancel(in *pInputQuoteAction, nRequestID), CounterError.QuoteNotFound);

    protected override int ReqQryQuote(QryQuoteField* pQryQuote, int nRequestID) => Ask<QuoteField>(
        nameof(ReqQryQuote),
        nameof(TraderSpiProxy.OnRspQryQuote),
        nRequestID,
        (account, _) => account.Special.Records<QuoteInput>().Select(order => SpecialWriting.ToQuote(order, BrokerId)).ToList(),
        static (spi, row, info, id, isLast) => spi.OnRspQryQuote(row, info, id, isLast));

    protected override int ReqForQuoteInsert(InputForQuoteField* pInputForQuote, int nRequestID)
    {
        if (Session is not { } session || pInputForQuote == null)
            return -1;
        var copy = *pInputForQuote;
        void Refuse(CounterError error) => Line.CallBack(
            nameof(TraderSpiProxy.OnRspForQuoteInsert), copy, error, nRequestID, true,
            static (spi, row, info, id, isLast) => spi.OnRspForQuoteInsert(row, info, id, isLast));
        return Line.Request(
            nameof(ReqForQuoteInsert),
            () => session.Act((counter, now) =>
            {
                if (counter.Special.AskForQuote(session, copy.InstrumentID.ToString(), now) is not CounterError.None and var error)
                    session.Post(() => Refuse(error));
            }),
            Refuse);
    }

    protected override int ReqExecOrderInsert(InputExecOrderField* pInputExecOrder, int nRequestID) =>
        pInputExecOrder == null ? -1 : Insert(nameof(ReqExecOrderInsert), SpecialWriting.ToInput(in *pInputExecOrder, nRequestID));

    protected override int ReqExecOrderAction(InputExecOrderActionField* pInputExecOrderAction, int nRequestID) => pInputExecOrderAction == null
        ? -1
        : Cancel<ExerciseInput>(nameof(ReqExecOrderAction), SpecialWriting.ToCancel(in *pInputExecOrderAction, nRequestID), CounterError.ExerciseNotFound);

    protected override int ReqQryExecOrder(QryExecOrderField* pQryExecOrder, int nRequestID) => Ask<ExecOrderField>(
        nameof(ReqQryExecOrder),
        nameof(TraderSpiProxy.OnRspQryExecOrder),
        nRequestID,
        (account, _) => account.Special.Records<ExerciseInput>().Select(order => SpecialWriting.ToExercise(order, BrokerId)).ToList(),
        static (spi, row, info, id, isLast) => spi.OnRspQryExecOrder(row, info, id, isLast));

    protected override int ReqOptionSelfCloseInsert(InputOptionSelfCloseField* pInputOptionSelfClose, int nRequestID) =>
        pInputOptionSelfClose == null ? -1 : Insert(nameof(ReqOptionSelfCloseInsert), SpecialWriting.ToInput(in *pInputOptionSelfClose, nRequestID));

    protected override int ReqOptionSelfCloseAction(InputOptionSelfCloseActionField* pInputOptionSelfCloseAction, int nRequestID) =>
        pInputOptionSelfCloseAction == null
            ? -1
            : Cancel<SelfCloseInput>(
                nameof(ReqOptionSelfCloseAction), SpecialWriting.ToCancel(in *pInputOptionSelfCloseAction, nRequestID), CounterError.OrderNotFound);

    protected override int ReqQryOptionSelfClose(QryOptionSelfCloseField* pQryOptionSelfClose, int nRequestID) => Ask<OptionSelfCloseField>(
        nameof(ReqQryOptionSelfClose),
        nameof(TraderSpiProxy.OnRspQryOptionSelfClose),
        nRequestID,
        (account, _) => account.Special.Records<SelfCloseInput>().Select(order => SpecialWriting.ToSelfClose(order, BrokerId)).ToList(),
        static (spi, row, info, id, isLast) => spi.OnRspQryOptionSelfClose(row, info, id, isLast));

    private int Insert(string function, SpecialInput input) => Session is not { } session
        ? -1
        : Line.Request(
            function,
            () => session.Act((counter, now) => counter.Special.Insert(session, input, now)),
            error => OnSpecialRejected(new SpecialRejection("", input, null, input.GetType(), null, error), isOwn: true));

    private int Cancel<TInput>(string function, SpecialCancel cancel, CounterError notFound)
        where TInput : SpecialInput => Session is not { } session
        ? -1
        : Line.Request(
            function,
            () => session.Act((counter, now) => counter.Special.Cancel<TInput>(session, cancel, notFound, now)),
            error => OnSpecialRejected(new SpecialRejection("", null, cancel, typeof(TInput), null, error), isOwn: true));

    private void OnInsertRejected(SpecialRejection rejection, bool isOwn)
    {
        switch (rejection.Input)
        {
            case QuoteInput input:
                var quote = SpecialRejectionWriting.ToQuote(rejection, BrokerId);
                if (isOwn)
                {
                    Line.CallBack(
                        nameof(TraderSpiProxy.OnRspQuoteInsert), quote, rejection.Error, input.RequestId, true,
                        static (spi, row, info, id, isLast) => spi.OnRspQuoteInsert(row, info, id, isLast));
                }

                Line.CallBack(
                    nameof(TraderSpiProxy.OnErrRtnQuoteInsert), quote, rejection.Error, 0, true,
                    static (spi, row, info, _, _) => spi.OnErrRtnQuoteInsert(row, info));
                break;
            case ExerciseInput input:
                var exercise = SpecialRejectionWriting.ToExercise(rejection, BrokerId);
                if (isOwn)
                {
                    Line.CallBack(
                        nameof(TraderSpiProxy.OnRspExecOrderInsert), exercise, rejection.Error, input.RequestId, true,
                        static (spi, row, info, id, isLast) => spi.OnRspExecOrderInsert(row, info, id, isLast));
                }

                Line.CallBack(
                    nameof(TraderSpiProxy.OnErrRtnExecOrderInsert), exercise, rejection.Error, 0, true,
                    static (spi, row, info, _, _) => spi.OnErrRtnExecOrderInsert(row, info));
                break;
            case SelfCloseInput input:
                var selfClose = SpecialRejectionWriting.ToSelfClose(rejection, BrokerId);
                if (isOwn)
                {
                    Line.CallBack(
                        nameof(TraderSpiProxy.OnRspOptionSelfCloseInsert), selfClose, rejection.Error, input.RequestId, true,
                        static (spi, row, info, id, isLast) => spi.OnRspOptionSelfCloseInsert(row, info, id, isLast));
                }

                Line.CallBack(
                    nameof(TraderSpiProxy.OnErrRtnOptionSelfCloseInsert), selfClose, rejection.Error, 0, true,
                    static (spi, row, info, _, _) => spi.OnErrRtnOptionSelfCloseInsert(row, info));
                break;
        }
    }

    private void OnActionRejected(SpecialRejection rejection, bool isOwn)
    {
        var requestId = rejection.Cancel!.RequestId;
        if (rejection.Kind == typeof(QuoteInput))
        {
            if (isOwn)
            {
                Line.CallBack(
                    nameof(TraderSpiProxy.OnRspQuoteAction), SpecialRejectionWriting.ToQuoteCancel(rejection, BrokerId), rejection.Error, requestId, true,
                    static (spi, row, info, id, isLast) => spi.OnRspQuoteAction(row, info, id, isLast));
            }

            Line.CallBack(
                nameof(TraderSpiProxy.OnErrRtnQuoteAction), SpecialRejectionWriting.ToQuoteAction(rejection, BrokerId), rejection.Error, 0, true,
                static (spi, row, info, _, _) => spi.OnErrRtnQuoteAction(row, info));
        }
        else if (rejection.Kind == typeof(ExerciseInput))
        {
            if (isOwn)
            {
                Line.CallBack(
                    nameof(TraderSpiProxy.OnRspExecOrderAction), SpecialRejectionWriting.ToExerciseCancel(rejection, BrokerId), rejection.Error, requestId, true,
                    static (spi, row, info, id, isLast) => spi.OnRspExecOrderAction(row, info, id, isLast));
            }

            Line.CallBack(
                nameof(TraderSpiProxy.OnErrRtnExecOrderAction), SpecialRejectionWriting.ToExerciseAction(rejection, BrokerId), rejection.Error, 0, true,
                static (spi, row, info, _, _) => spi.OnErrRtnExecOrderAction(row, info));
        }
        else
        {
            if (isOwn)
            {
                Line.CallBack(
                    nameof(TraderSpiProxy.OnRspOptionSelfCloseAction), SpecialRejectionWriting.ToSelfCloseCancel(rejection, BrokerId), rejection.Error, requestId, true,
                    static (spi, row, info, id, isLast) => spi.OnRspOptionSelfCloseAction(row, info, id, isLast));
            }

            Line.CallBack(
                nameof(TraderSpiProxy.OnErrRtnOptionSelfCloseAction), SpecialRejectionWriting.ToSelfCloseAction(rejection, BrokerId), rejection.Error, 0, true,
                static (spi, row, info, _, _) => spi.OnErrRtnOptionSelfCloseAction(row, info));
        }
    }
}
