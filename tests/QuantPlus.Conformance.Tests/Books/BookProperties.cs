using FsCheck;
using FsCheck.Fluent;

namespace QuantPlus.Conformance.Tests.Books;

/// <summary>Whatever happens, positions and account are those of the counter's own books, to the lot and to the fen.</summary>
public abstract class BookProperties(GatewayKind kind)
{
    [Fact]
    public void Any_sequence_of_orders_leaves_positions_and_account_as_in_the_counters_books() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases),
        Prop.ForAll(BookSteps.Of(BookRun.Contracts.Length), (BookStep[] steps) => BookRun.PlayAsync(kind, steps).GetAwaiter().GetResult()));

    private static int Cases =>
        int.TryParse(Environment.GetEnvironmentVariable("QUANTPLUS_BOOK_CASES"), out var cases) ? cases : 25;
}

public sealed class CtpBooks() : BookProperties(GatewayKind.Ctp);

public sealed class TtsBooks() : BookProperties(GatewayKind.Tts);
