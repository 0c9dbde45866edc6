namespace QuantPlus.Ftdc.Native;

/// <summary>Collects the rows of answers as structs, whatever their type. Called on the library's thread, before the callback itself.</summary>
internal interface IAnswerCollector
{
    /// <summary>Whether the answer to this request is collected. Asked for every row of every answer.</summary>
    bool Wants(int requestId);

    /// <summary>Takes a row.</summary>
    /// <param name="row">The struct; null where there is none.</param>
    /// <param name="info">The address of the error's struct; 0 where there is none.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="isLast">Whether it is the answer's last row.</param>
    void Take(object? row, nint info, int requestId, bool isLast);
}
