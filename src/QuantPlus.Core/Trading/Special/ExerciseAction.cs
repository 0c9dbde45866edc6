namespace QuantPlus.Trading.Special;

/// <summary>What the holder of an option wants (CTP <c>ActionType</c>).</summary>
public enum ExerciseAction
{
    /// <summary>Exercise it (1).</summary>
    Exercise,

    /// <summary>Give up its exercise (2).</summary>
    Abandon,
}
