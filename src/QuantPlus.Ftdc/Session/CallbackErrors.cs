namespace QuantPlus.Ftdc.Session;

/// <summary>Reads the error that comes with an answer.</summary>
internal static unsafe class CallbackErrors
{
    /// <summary>The error; null where the pointer is null or the number 0, which both mean "no error".</summary>
    public static CounterError? Of(RspInfoField* info) =>
        info == null || info->ErrorID == 0 ? null : new CounterError(info->ErrorID, info->ErrorMsg.ToString());
}
