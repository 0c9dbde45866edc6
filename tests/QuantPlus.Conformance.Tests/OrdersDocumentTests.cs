namespace QuantPlus.Conformance.Tests;

public sealed class OrdersDocumentTests
{
    [Fact]
    public void The_table_of_bad_orders_is_the_one_that_is_tested()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "orders.md"));
        var rows = lines.SkipWhile(line => !line.StartsWith("| what is wrong |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|'))
            .Select(cells => (cells[1].Trim(), cells[2].Trim().Trim('`')));
        Assert.Equal(BadOrder.All.Select(bad => (bad.What, bad.Reason.ToString())), rows);
    }
}
