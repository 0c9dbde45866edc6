namespace QuantPlus.Ftdc.Session;

/// <summary>What a side has to do when it moves.</summary>
internal enum SideDuty
{
    /// <summary>Nothing but to show the new state.</summary>
    None,

    /// <summary>Bring the connection up, from the first step; an attempt that is under way ends.</summary>
    BeginAttempt,

    /// <summary>End the attempt that is under way, and what waits for answers.</summary>
    EndAttempt,
}
