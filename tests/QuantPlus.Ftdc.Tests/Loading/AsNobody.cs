using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>Does something as a user without rights to files, also where the tests run as root, whom no file refuses.</summary>
internal static partial class AsNobody
{
    /// <summary>Rights to a folder in which nobody may make anything.</summary>
    public const UnixFileMode MayOnlyLook = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>All rights, for its owner alone.</summary>
    public const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const uint Nobody = 65534;

    /// <summary>Runs on a thread of its own: Linux keeps the user that files are asked for by thread.</summary>
    public static void Run(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            var user = SetFileSystemUser(Environment.IsPrivilegedProcess ? Nobody : uint.MaxValue);
            try
            {
                action();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
            finally
            {
                _ = SetFileSystemUser((uint)user);
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null)
            ExceptionDispatchInfo.Throw(thrown);
    }

    // An id that is none changes nothing and tells who it is.
    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(uint user);
}
