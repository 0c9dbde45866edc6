namespace QuantPlus.Ftdc.Native;

/// <summary>
/// Where the functions of the newest interface are in an older one: functions were only ever inserted, so the slot of a function is
/// its newest slot less the absent ones in front of it.
/// </summary>
internal static class SlotMap
{
    /// <summary>The slot of each function, or -1 for one that is absent.</summary>
    public static short[] Create(int functionCount, ReadOnlySpan<byte> absent)
    {
        short[] slots = new short[functionCount];
        int missing = 0;
        for (int index = 0; index < functionCount; index++)
        {
            if (absent.Contains((byte)index))
            {
                slots[index] = -1;
                missing++;
            }
            else
            {
                slots[index] = (short)(index - missing);
            }
        }
        return slots;
    }
}
