using QuantPlus.Simulation.Counter;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Sends one row of an answer to the client's callback.</summary>
/// <param name="spi">The client's callbacks.</param>
/// <param name="row">The row; null for "nothing found".</param>
/// <param name="info">The error; null where counters send none.</param>
/// <param name="requestId">The client's number of the request.</param>
/// <param name="isLast">Whether it is the answer's last row.</param>
internal unsafe delegate void SendRow<T>(TraderSpiProxy spi, T* row, RspInfoField* info, int requestId, bool isLast)
    where T : unmanaged;

/// <summary>The answer to a request: rows, or an error.</summary>
internal readonly record struct Answer<T>(CounterError Error, IReadOnlyList<T> Rows)
    where T : unmanaged
{
    public static implicit operator Answer<T>(CounterError error) => new(error, []);

    public static implicit operator Answer<T>(List<T> rows) => new(CounterError.None, rows);

    public static implicit operator Answer<T>(T row) => new(CounterError.None, [row]);
}

/// <summary>Writes answers as counters do: every row in a callback of its own, the last one marked.</summary>
internal static unsafe class AnswerWriter
{
    public static RspInfoField Info(CounterError error)
    {
        var info = default(RspInfoField);
        info.ErrorID = (int)error;
        info.ErrorMsg.Set(error.Text());
        return info;
    }

    /// <summary>Answers a query: without rows there is one callback without a struct.</summary>
    public static void Send<T>(TraderSpiProxy spi, Answer<T> answer, int requestId, SendRow<T> send)
        where T : unmanaged
    {
        if (answer.Error != CounterError.None || answer.Rows.Count == 0)
        {
            var info = Info(answer.Error);
            send(spi, null, answer.Error == CounterError.None ? null : &info, requestId, true);
            return;
        }

        for (var i = 0; i < answer.Rows.Count; i++)
        {
            var row = answer.Rows[i];
            send(spi, &row, null, requestId, i == answer.Rows.Count - 1);
        }
    }

    /// <summary>Answers an instruction: its own struct comes back with the verdict.</summary>
    public static void Acknowledge<T>(TraderSpiProxy spi, T row, CounterError error, int requestId, SendRow<T> send)
        where T : unmanaged
    {
        var info = Info(error);
        send(spi, &row, &info, requestId, true);
    }
}
