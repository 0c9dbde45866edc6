namespace QuantPlus.Simulation.Counter;

/// <summary>A user's password and what has been tried with it. A class, so that no generated text can show it.</summary>
internal sealed class UserCredentials(string password, bool mustChange, int maxFailures)
{
    private string _password = password;
    private bool _mustChange = mustChange;
    private int _failures;

    /// <summary>The same password for another purpose, which does not have to be changed.</summary>
    public UserCredentials Copy() => new(_password, mustChange: false, maxFailures);

    /// <summary>Checks a password; too many wrong ones lock the account.</summary>
    public CounterError Check(string candidate)
    {
        if (_failures >= maxFailures)
            return CounterError.LoginForbidden;
        if (!string.Equals(candidate, _password, StringComparison.Ordinal))
        {
            _failures++;
            return CounterError.InvalidLogin;
        }

        _failures = 0;
        return _mustChange ? CounterError.FirstLogin : CounterError.None;
    }

    public CounterError Change(string oldPassword, string newPassword)
    {
        if (_failures >= maxFailures)
            return CounterError.LoginForbidden;
        if (!string.Equals(oldPassword, _password, StringComparison.Ordinal))
        {
            _failures++;
            return CounterError.OldPasswordMismatch;
        }

        if (string.Equals(newPassword, _password, StringComparison.Ordinal))
            return CounterError.PasswordMustDiffer;
        _password = newPassword;
        _mustChange = false;
        _failures = 0;
        return CounterError.None;
    }
}
