using QuantPlus.Simulation;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Faults;
using QuantPlus.Simulation.Sessions;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Makes one callback of the client.</summary>
/// <param name="spi">The client's callbacks.</param>
/// <param name="row">The struct; null for "nothing found".</param>
/// <param name="info">The error; null where none is sent.</param>
/// <param name="requestId">The client's number of the request; 0 for what was not asked for.</param>
/// <param name="isLast">Whether it is the answer's last row.</param>
internal unsafe delegate void SendRow<in TSpi, T>(TSpi spi, T* row, RspInfoField* info, int requestId, bool isLast)
    where T : unmanaged;

/// <summary>
/// The line between the embedded environment and one client: requests come in over it and callbacks go out, each called by its name in
/// the interface, and what the environment's script of faults says happens here.
/// </summary>
/// <typeparam name="TSpi">The client's callbacks.</typeparam>
internal sealed unsafe class ClientLine<TSpi>(EnvironmentCore environment)
    where TSpi : class
{
    private TSpi? _spi;
    private IEnvironmentSession? _session;
    private Action? _held;

    /// <summary>The client's callbacks; null while none are registered.</summary>
    public TSpi? Spi
    {
        get => Volatile.Read(ref _spi);
        set => Volatile.Write(ref _spi, value);
    }

    /// <summary>The session behind the line; null before it is opened.</summary>
    public IEnvironmentSession? Session
    {
        get => Volatile.Read(ref _session);
        set => Volatile.Write(ref _session, value);
    }

    /// <summary>Takes a request.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="execute">Does what is asked.</param>
    /// <param name="reject">Answers with an error instead; runs on the session's thread.</param>
    /// <returns>What the function returns.</returns>
    public int Request(string function, Action execute, Action<CounterError> reject)
    {
        if (Session is not { IsConnected: true } session)
            return -1;
        environment.Requests.Add(function, 0);
        if (environment.Faults.Next(function) is not { } fault)
        {
            execute();
            return 0;
        }

        switch (fault.Kind)
        {
            case FaultKind.Return:
                return fault.Number;
            case FaultKind.ClockJump:
                environment.Jump(fault.Span);
                execute();
                break;
            case FaultKind.Reject:
                session.Post(() => reject((CounterError)fault.Number));
                break;
            default:
                BreakIfAsked(session, fault);
                break;
        }

        return 0;
    }

    /// <summary>Makes a callback with a struct; on the session's thread.</summary>
    public void CallBack<T>(string callback, T row, CounterError? error, int requestId, bool isLast, SendRow<TSpi, T> send)
        where T : unmanaged => Pass(callback, damage => Make(row, damage, error, requestId, isLast, send));

    /// <summary>Makes a callback without a struct; on the session's thread.</summary>
    public void CallBackEmpty<T>(string callback, CounterError? error, int requestId, SendRow<TSpi, T> send)
        where T : unmanaged => Pass(callback, _ => MakeEmpty(error, requestId, send));

    /// <summary>Makes a callback of nothing but numbers; on the session's thread.</summary>
    public void CallBack(string callback, Action<TSpi> send) => Pass(callback, _ =>
    {
        if (Spi is { } spi)
            send(spi);
    });

    /// <summary>Whether a fault may meet this callback; where not, it can be made without further ado.</summary>
    public bool IsUndisturbed => environment.Faults.IsEmpty && _held is null;

    private void Pass(string callback, Action<FaultKind?> make)
    {
        var held = _held;
        _held = null;
        Disturb(callback, make);
        held?.Invoke();
    }

    private void Hold(Action call)
    {
        _held = call;

        // What the counter is saying just now comes before it; where nothing more comes, it must not be lost.
        environment.Run(_ => Session?.Post(() =>
        {
            var held = _held;
            _held = null;
            held?.Invoke();
        }));
    }

    private void Disturb(string callback, Action<FaultKind?> make)
    {
        var fault = environment.Faults.Next(callback);
        switch (fault?.Kind)
        {
            case null:
                make(null);
                break;
            case FaultKind.Duplicate:
                for (var i = 0; i <= fault.Number; i++)
                    make(null);
                break;
            case FaultKind.Reorder:
                Hold(() => make(null));
                break;
            case FaultKind.Delay:
                Delay(make, fault.Span);
                break;
            case FaultKind.Replay:
                make(null);
                Delay(make, fault.Span);
                break;
            case FaultKind.ClockJump:
                environment.Jump(fault.Span);
                make(null);
                break;
            case FaultKind.HangUp:
                make(null);
                Session?.Drop(fault.Number, fault.Span);
                break;
            case FaultKind.Disconnect or FaultKind.Storm or FaultKind.Silence:
                BreakIfAsked(Session, fault);
                break;
            default:
                make(fault.Kind);
                break;
        }
    }

    private void Delay(Action<FaultKind?> make, TimeSpan by)
    {
        ITimer? alarm = null;
        alarm = environment.CreateAlarm(
            () =>
            {
                Session?.Post(() => make(null));
                alarm?.Dispose();
            },
            by);
    }

    private static void BreakIfAsked(IEnvironmentSession? session, Fault fault)
    {
        if (fault.Kind == FaultKind.Disconnect)
            session?.Drop(fault.Number, fault.Span);
        else if (fault.Kind == FaultKind.Storm)
            session?.Storm(fault.Number, FaultRules.StormReason);
    }

    private void Make<T>(T row, FaultKind? damage, CounterError? error, int requestId, bool isLast, SendRow<TSpi, T> send)
        where T : unmanaged
    {
        if (Spi is not { } spi)
            return;
        if (damage is { } kind)
            StructDamage.Apply(ref row, kind);
        var info = Info(error ?? CounterError.None);
        send(spi, damage == FaultKind.NullPointer ? null : &row, error is null ? null : &info, requestId, isLast);
    }

    private void MakeEmpty<T>(CounterError? error, int requestId, SendRow<TSpi, T> send)
        where T : unmanaged
    {
        if (Spi is not { } spi)
            return;
        var info = Info(error ?? CounterError.None);
        send(spi, null, error is null ? null : &info, requestId, true);
    }

    private static RspInfoField Info(CounterError error)
    {
        var info = default(RspInfoField);
        info.ErrorID = (int)error;
        info.ErrorMsg.Set(error.Text());
        return info;
    }
}
