using System.Globalization;
using System.Text;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;

namespace ErrorsDocument;

/// <summary>Writes docs/errors.md.</summary>
internal static class DocumentWriter
{
    private const string Introduction = """
        # Errors

        Made from `native/errors.tsv`; change that and run `dotnet run --project native/ErrorsDocument -- docs/errors.md`.

        What the counter refuses, what it does not answer, and what does not get there is a `GatewayException`. Its `Error` has a kind, a class, the counter's
        number and text, what the number means in English, and a cure. What the program itself has wrong are .NET's own exceptions: `OptionsValidationException`
        (options that cannot be used), `ArgumentException`, `KeyNotFoundException` (`Contracts[id]` of a contract that is not there), `NotSupportedException` (a native call that
        the library's version lacks), `ObjectDisposedException`; a cancelled token is an `OperationCanceledException`.

        The class says what may be done:

        | class | the gateway | you |
        | --- | --- | --- |
        | `Transient` | tries logins and queries again with growing pauses; orders and cancels never | try again later |
        | `Permanent` | stops and tells | change what the cure names |
        | `LockOutDanger` | makes one attempt and no other by itself, not after a reconnect either | cure it, then connect again. The gateway has read its options once: after a change of one, start the program again, because `ConnectAsync` logs in with the same values and counts towards the lock |
        | `CurableInSession` | stops and tells | do what the cure names in this session |
        | `OutcomeUnknown` | sends nothing again: an order, a cancel, a parked order or a new password went out and its answer did not come | find out as the cure says, before you send it again |
        | `Unknown` | as `Permanent` | read the counter's text |

        A number that is not listed keeps the counter's own text; its class is `Unknown`. Where a number tells why an order or a cancel was refused, it is
        the `OrderRejectReason` in the column "reason".

        """;

    public static string Write()
    {
        var text = new StringBuilder(Introduction);
        Section(text, "Return values of the library's request functions", "class", Rows(ErrorSource.Return).OrderByDescending(entry => entry.Code), Class);
        Section(text, "Reasons of a disconnect", "class", Rows(ErrorSource.Disconnect).OrderBy(entry => entry.Code), Class);
        foreach (var errorClass in new[]
                 {
                     GatewayErrorClass.LockOutDanger, GatewayErrorClass.CurableInSession, GatewayErrorClass.Transient, GatewayErrorClass.Permanent,
                 })
        {
            Section(
                text,
                $"Numbers of the counter: {errorClass}",
                "reason",
                Rows(ErrorSource.Counter).Where(entry => entry.Class == errorClass).OrderBy(entry => entry.Code),
                Reason);
        }

        return text.ToString();
    }

    private static IEnumerable<ErrorEntry> Rows(ErrorSource source) => ErrorTable.All.Where(entry => entry.Source == source);

    private static string Class(ErrorEntry entry) => entry.Class.ToString();

    private static string Reason(ErrorEntry entry) => entry.Reason is { } reason ? $"`{reason}`" : "";

    private static void Section(StringBuilder text, string title, string column, IEnumerable<ErrorEntry> entries, Func<ErrorEntry, string> value)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n## {title}\n\n| number | name | {column} | Chinese | English | cure |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var entry in entries)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {entry.Code} | `{entry.Name}` | {value(entry)} | {entry.Chinese} | {entry.English} | {entry.Cure} |\n");
        }
    }
}
