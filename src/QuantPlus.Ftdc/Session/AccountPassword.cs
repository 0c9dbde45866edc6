namespace QuantPlus.Ftdc.Session;

/// <summary>The password in use. It outlives connections and changes when the user changes it. No generated text can show it.</summary>
internal sealed class AccountPassword(string password)
{
    private string _current = password;
    private string? _wanted;

    /// <summary>What to log in with.</summary>
    public string Current => Volatile.Read(ref _current);

    /// <summary>What the counter shall be given as soon as it demands a change; null where the user wants none.</summary>
    public string? Wanted
    {
        get => Volatile.Read(ref _wanted);
        set => Volatile.Write(ref _wanted, value);
    }

    /// <summary>The counter has taken a new password.</summary>
    public void Change(string password)
    {
        Volatile.Write(ref _current, password);
        Wanted = null;
    }
}
