using QuantPlus.Simulation.Special;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Writes what the counter refused, as it was sent.</summary>
internal static class SpecialRejectionWriting
{
    public static InputQuoteField ToQuote(SpecialRejection rejection, string brokerId)
    {
        var field = default(InputQuoteField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.InstrumentID.TrySet(rejection.Input!.Symbol);
        field.QuoteRef.TrySet(rejection.Input.Reference);
        field.RequestID = rejection.Input.RequestId;
        return field;
    }

    public static InputExecOrderField ToExercise(SpecialRejection rejection, string brokerId)
    {
        var field = default(InputExecOrderField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.InstrumentID.TrySet(rejection.Input!.Symbol);
        field.ExecOrderRef.TrySet(rejection.Input.Reference);
        field.RequestID = rejection.Input.RequestId;
        return field;
    }

    public static InputOptionSelfCloseField ToSelfClose(SpecialRejection rejection, string brokerId)
    {
        var field = default(InputOptionSelfCloseField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.InstrumentID.TrySet(rejection.Input!.Symbol);
        field.OptionSelfCloseRef.TrySet(rejection.Input.Reference);
        field.RequestID = rejection.Input.RequestId;
        return field;
    }

    public static InputQuoteActionField ToQuoteCancel(SpecialRejection rejection, string brokerId)
    {
        var cancel = rejection.Cancel!;
        var field = default(InputQuoteActionField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.ExchangeID.TrySet(cancel.Exchange);
        field.QuoteSysID.TrySet(cancel.SystemId);
        field.FrontID = cancel.FrontId;
        field.SessionID = cancel.SessionId;
        field.QuoteRef.TrySet(cancel.Reference);
        field.ActionFlag = ActionFlagType.Delete;
        return field;
    }

    public static QuoteActionField ToQuoteAction(SpecialRejection rejection, string brokerId)
    {
        var cancel = rejection.Cancel!;
        var field = default(QuoteActionField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.ExchangeID.TrySet(cancel.Exchange);
        field.QuoteSysID.TrySet(cancel.SystemId);
        field.FrontID = cancel.FrontId;
        field.SessionID = cancel.SessionId;
        field.QuoteRef.TrySet(cancel.Reference);
        field.ActionFlag = ActionFlagType.Delete;
        field.OrderActionStatus = OrderActionStatusType.Rejected;
        return field;
    }

    public static InputExecOrderActionField ToExerciseCancel(SpecialRejection rejection, string brokerId)
    {
        var cancel = rejection.Cancel!;
        var field = default(InputExecOrderActionField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.ExchangeID.TrySet(cancel.Exchange);
        field.ExecOrderSysID.TrySet(cancel.SystemId);
        field.FrontID = cancel.FrontId;
        field.SessionID = cancel.SessionId;
        field.ExecOrderRef.TrySet(cancel.Reference);
        field.ActionFlag = ActionFlagType.Delete;
        return field;
    }

    public static ExecOrderActionField ToExerciseAction(SpecialRejection rejection, string brokerId)
    {
        var cancel = rejection.Cancel!;
        var field = default(ExecOrderActionField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.ExchangeID.TrySet(cancel.Exchange);
        field.ExecOrderSysID.TrySet(cancel.SystemId);
        field.FrontID = cancel.FrontId;
        field.SessionID = cancel.SessionId;
        field.ExecOrderRef.TrySet(cancel.Reference);
        field.ActionFlag = ActionFlagType.Delete;
        field.OrderActionStatus = OrderActionStatusType.Rejected;
        return field;
    }

    public static InputOptionSelfCloseActionField ToSelfCloseCancel(SpecialRejection rejection, string brokerId)
    {
        var cancel = rejection.Cancel!;
        var field = default(InputOptionSelfCloseActionField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.ExchangeID.TrySet(cancel.Exchange);
        field.OptionSelfCloseSysID.TrySet(cancel.SystemId);
        field.FrontID = cancel.FrontId;
        field.SessionID = cancel.SessionId;
        field.OptionSelfCloseRef.TrySet(cancel.Reference);
        field.ActionFlag = ActionFlagType.Delete;
        return field;
    }

    public static OptionSelfCloseActionField ToSelfCloseAction(SpecialRejection rejection, string brokerId)
    {
        var cancel = rejection.Cancel!;
        var field = default(OptionSelfCloseActionField);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.TrySet(rejection.UserId);
        field.UserID.TrySet(rejection.UserId);
        field.ExchangeID.TrySet(cancel.Exchange);
        field.OptionSelfCloseSysID.TrySet(cancel.SystemId);
        field.FrontID = cancel.FrontId;
        field.SessionID = cancel.SessionId;
        field.OptionSelfCloseRef.TrySet(cancel.Reference);
        field.ActionFlag = ActionFlagType.Delete;
        field.OrderActionStatus = OrderActionStatusType.Rejected;
        return field;
    }
}
