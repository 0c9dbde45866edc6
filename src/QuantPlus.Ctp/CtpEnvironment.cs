namespace QuantPlus.Ctp;

/// <summary>Well-known CTP environments, whose addresses need not be written out.</summary>
public enum CtpEnvironment
{
    /// <summary>None: the broker's addresses are given in the options.</summary>
    None,

    /// <summary>SimNow's first environment: open during the exchanges' trading hours.</summary>
    SimNow,

    /// <summary>SimNow's second environment: open on trading days' afternoons and nights and at weekends, for testing the API.</summary>
    SimNowAroundTheClock,
}
