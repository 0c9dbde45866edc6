using QuantPlus.Ftdc.Native;

namespace QuantPlus.Ftdc.Registration;

/// <summary>What a password has to be like, for the counter's interface to carry it. Shows no password.</summary>
internal static class PasswordRules
{
    /// <exception cref="ArgumentException">It is empty or cannot be carried.</exception>
    public static void Check(string password, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(password, parameter);
        if (!NativeText.TryEncode(password, new byte[Text41.Length]))
        {
            throw new ArgumentException(
                $"The password is longer than the {Text41.Length - 1} bytes that the counter's interface has for it, or contains characters that it cannot carry.",
                parameter);
        }
    }
}
