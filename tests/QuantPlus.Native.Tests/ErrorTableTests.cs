using System.Globalization;
using ErrorsDocument;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Native.Tests;

public sealed class ErrorTableTests
{
    private static IEnumerable<ErrorEntry> Counter => ErrorTable.All.Where(entry => entry.Source == ErrorSource.Counter);

    [Fact]
    public void The_table_has_every_number_of_the_counter_with_its_name_and_text()
    {
        var facts = File.ReadLines(Path.Combine(RepositoryFolders.Api, "errors.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(parts => (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2].Trim()))
            .ToArray();

        Assert.Equal(299, facts.Length);
        Assert.Equal(facts.Order(), Counter.Select(entry => (entry.Code, entry.Name, entry.Chinese)).Order());
    }

    [Fact]
    public void Every_number_has_an_English_text_and_every_error_of_the_counter_a_class()
    {
        Assert.All(ErrorTable.All, entry => Assert.False(string.IsNullOrWhiteSpace(entry.English) || entry.English.EndsWith('.'), entry.Name));
        Assert.All(ErrorTable.All, entry => Assert.True(entry.Cure.Length == 0 || entry.Cure.EndsWith('.'), entry.Name));
        Assert.Equal([0], Counter.Where(entry => entry.Class == GatewayErrorClass.Unknown).Select(entry => entry.Code));
    }

    [Theory]
    [InlineData(3, 63, 64, 60, 75, 131, 132, 141, 143, 144, 145, 4040, 4042, 4043, 6020)]
    public void What_can_lock_an_account_is_a_login_error_of_that_class_with_a_cure(params int[] codes) => Assert.All(codes, code =>
    {
        var entry = ErrorTable.Find(ErrorSource.Counter, code)!;
        Assert.Equal((GatewayErrorClass.LockOutDanger, GatewayErrorKind.Login), (entry.Class, entry.Kind));
        Assert.NotEmpty(entry.Cure);
    });

    [Theory]
    [InlineData(7, 8, 90, 154, 5002, 116, 40, 41)]
    public void What_passes_by_itself_is_transient(params int[] codes) => Assert.All(codes, code =>
    {
        var entry = ErrorTable.Find(ErrorSource.Counter, code)!;
        Assert.Equal((GatewayErrorClass.Transient, GatewayErrorKind.Transient), (entry.Class, entry.Kind));
    });

    [Fact]
    public void Only_what_is_transient_or_an_order_s_affair_is_ever_asked_for_again()
    {
        Assert.All(Counter.Where(entry => entry.Class == GatewayErrorClass.Transient), entry =>
            Assert.True(entry.Kind is GatewayErrorKind.Transient or GatewayErrorKind.OrderRejected or GatewayErrorKind.Login, entry.Name));
        Assert.All(Counter.Where(entry => entry.Kind == GatewayErrorKind.Transient), entry => Assert.Equal(GatewayErrorClass.Transient, entry.Class));
        Assert.Equal(GatewayErrorClass.CurableInSession, ErrorTable.Find(ErrorSource.Counter, 140)!.Class);
    }

    [Fact]
    public void The_library_s_own_numbers_are_there()
    {
        Assert.Equal([-3, -2, -1], ErrorTable.All.Where(entry => entry.Source == ErrorSource.Return).Select(entry => entry.Code).Order());
        Assert.Equal(
            [0, 0x1001, 0x1002, 0x2001, 0x2002, 0x2003],
            ErrorTable.All.Where(entry => entry.Source == ErrorSource.Disconnect).Select(entry => entry.Code).Order());
    }

    [Fact]
    public void The_document_is_made_from_the_table_as_it_is()
    {
        var committed = File.ReadAllText(Path.Combine(RepositoryFolders.Root, "docs", "errors.md")).ReplaceLineEndings("\n");
        Assert.True(
            committed == DocumentWriter.Write().ReplaceLineEndings("\n"),
            "docs/errors.md is out of date; run: dotnet run --project native/ErrorsDocument -- docs/errors.md");
    }
}
