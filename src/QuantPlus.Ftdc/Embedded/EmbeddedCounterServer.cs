using QuantPlus.Simulation;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Sessions;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>What all requests of a trading API object share: how they come in, and how they are answered.</summary>
internal abstract unsafe class EmbeddedCounterServer(InterfaceVersion version, EnvironmentCore environment) : TraderApiServer(version)
{
    private CounterSession? _session;

    protected EnvironmentCore Environment { get; } = environment;

    protected ClientLine<TraderSpiProxy> Line { get; } = new(environment);

    /// <summary>The session with the counter; null before <c>Init</c>.</summary>
    protected CounterSession? Session
    {
        get => _session;
        set => Line.Session = _session = value;
    }

    /// <summary>The broker the client logged in at; answers repeat it.</summary>
    protected string BrokerId { get; set; } = "";

    protected override int NotImplemented(TraderApiFunction function) => Family.AnswerToUnimplemented(Version);

    /// <summary>Takes an instruction whose own struct comes back with the verdict.</summary>
    /// <param name="function">The request.</param>
    /// <param name="callback">Its answer.</param>
    /// <param name="row">The client's struct; null pointers are refused.</param>
    /// <param name="requestId">The client's number.</param>
    /// <param name="execute">Does it, and calls back with the verdict.</param>
    /// <param name="send">Sends the answer.</param>
    protected int Instruct<T>(
        string function, string callback, T* row, int requestId, Action<CounterSession, T, Action<CounterError>> execute, SendRow<TraderSpiProxy, T> send)
        where T : unmanaged
    {
        if (Session is not { } session || row == null)
            return -1;
        var copy = *row;
        void Acknowledge(CounterError error) => Line.CallBack(callback, copy, error, requestId, true, send);
        return Line.Request(function, () => execute(session, copy, Acknowledge), Acknowledge);
    }

    /// <summary>Answers a query: every row in a callback of its own, the last one marked; without rows one callback without a struct.</summary>
    protected int Ask<T>(
        string function, string callback, int requestId, Func<UserAccount, DateTime, Answer<T>> read, SendRow<TraderSpiProxy, T> send)
        where T : unmanaged
    {
        if (Session is not { IsConnected: true } session)
            return -1;
        var query = new object();
        switch (session.TryQuery(query))
        {
            case QueryVerdict.TooManyUnanswered:
                return -2;
            case QueryVerdict.TooManyASecond:
                return -3;
        }

        // The library takes a query for answered once its last row is there, whatever became of it on the way.
        void SendRow(TraderSpiProxy spi, T* row, RspInfoField* info, int id, bool isLast)
        {
            if (isLast)
                session.Queries.Answer(query);
            send(spi, row, info, id, isLast);
        }

        var returned = Line.Request(
            function,
            () => session.Ask(
                (account, now) => session.RefusalOfQuery(now) is not CounterError.None and var refusal ? refusal : read(account!, now),
                answer => Send(callback, answer, requestId, SendRow)),
            error => Line.CallBackEmpty<T>(callback, error, requestId, SendRow));
        if (returned != 0)
            session.Queries.Answer(query);
        return returned;
    }

    private void Send<T>(string callback, Answer<T> answer, int requestId, SendRow<TraderSpiProxy, T> send)
        where T : unmanaged
    {
        if (answer.Error != CounterError.None || answer.Rows.Count == 0)
        {
            Line.CallBackEmpty(callback, answer.Error == CounterError.None ? null : answer.Error, requestId, send);
            return;
        }

        // A connection that ends in the middle of an answer takes the rest of it along.
        for (var i = 0; i < answer.Rows.Count && Session is { IsConnected: true }; i++)
            Line.CallBack(callback, answer.Rows[i], null, requestId, i == answer.Rows.Count - 1, send);
    }
}
