using System.Globalization;
using System.Text;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Tests;

public sealed class ContractTableTests
{
    private static readonly ContractTable Table = ContractTable.BuiltIn;

    [Fact]
    public void Every_contract_of_the_counters_answer_is_there_as_the_counter_sent_it()
    {
        var rows = ReadShared("instruments-2025.csv");
        foreach (var row in rows)
        {
            Assert.True(Table.TryGet(row["InstrumentID"], out var contract), row["InstrumentID"]);
            Assert.Equal(row["ExchangeID"], contract.Exchange.Code);
            Assert.Equal(row["InstrumentName"], contract.Name);
            Assert.Equal(row["ProductID"], contract.ProductId);
            Assert.Equal(row["ProductClass"], contract.ProductClass.ToString());
            Assert.Equal(
                (Int("DeliveryYear"), Int("DeliveryMonth"), Int("MaxMarketOrderVolume"), Int("MinMarketOrderVolume"), Int("MaxLimitOrderVolume"), Int("MinLimitOrderVolume")),
                (contract.DeliveryYear, contract.DeliveryMonth, contract.MaxMarketOrderVolume, contract.MinMarketOrderVolume, contract.MaxLimitOrderVolume, contract.MinLimitOrderVolume));
            Assert.Equal((Int("VolumeMultiple"), Number("PriceTick")), (contract.Multiplier, (double)contract.PriceTick));
            Assert.Equal(
                (row["CreateDate"], row["OpenDate"], row["ExpireDate"], row["StartDelivDate"], row["EndDelivDate"]),
                (contract.CreatedOn, contract.ListedOn, contract.ExpiresOn, contract.DeliveryFrom, contract.DeliveryTo));
            Assert.Equal(row["MaxMarginSideAlgorithm"], contract.MaxMarginSide.ToString());
            Assert.Equal(row["UnderlyingInstrID"], contract.Underlying);
            if (Number("LongMarginRatio") < 1e300)
                Assert.Equal((Number("LongMarginRatio"), Number("ShortMarginRatio")), ((double)contract.LongMarginRatio, (double)contract.ShortMarginRatio));

            int Int(string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

            double Number(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{rows.Count} contracts compared, {Table.All.Count} in the table");
    }

    [Fact]
    public void Futures_options_combinations_and_securities_are_there()
    {
        foreach (var exchange in new[] { "SHFE", "INE", "DCE", "CZCE", "CFFEX", "GFEX" })
        {
            Assert.Contains(Table.All, contract => contract.Exchange == new Exchange(exchange) && contract.ProductClass == '1');
            Assert.Contains(Table.All, contract => contract.Exchange == new Exchange(exchange) && contract.IsOption);
        }

        Assert.Contains(Table.All, contract => contract.IsCombination);
        foreach (var code in "EDB")
            Assert.Contains(Table.All, contract => contract.ProductClass == code && contract.IsSecurity);
    }

    [Fact]
    public void Every_contract_has_a_market_with_a_price_on_its_grid_within_its_limits()
    {
        var environment = new TestEnvironment();
        environment.Environment.Advance(TimeSpan.FromMinutes(5));
        foreach (var contract in Table.All)
        {
            var quote = environment.Quote(contract.Id.Symbol);
            Assert.True(contract.IsOnGrid((decimal)quote.LastPrice), $"{contract.Id} {quote.LastPrice}");
            Assert.True(quote.Day.LowerLimitPrice < quote.Day.UpperLimitPrice, $"{contract.Id} {quote.Day}");
            Assert.InRange(quote.LastPrice, quote.Day.LowerLimitPrice, quote.Day.UpperLimitPrice);
        }
    }

    [Fact]
    public void Every_option_follows_a_contract_that_is_there()
    {
        foreach (var option in Table.All.Where(contract => contract.IsOption))
        {
            Assert.True(Table.TryGet(option.PricedBy, out var underlying), option.Id.ToString());
            var source = new MarketSources(Table, RecordingSet.BuiltIn, 1).Open(option);
            Assert.IsType<OptionQuoteSource>(source);
            Assert.False(underlying.IsOption);
            Assert.NotNull(option.StrikePrice);
        }
    }

    private static List<Dictionary<string, string>> ReadShared(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", file);
            if (!File.Exists(candidate))
                continue;
            var lines = File.ReadAllLines(candidate, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!);
            var columns = lines[0].Split(',');
            return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
        }

        Assert.Skip($"The counter's answer {file} is not beside the repository (../shared/data).");
        return [];
    }
}
