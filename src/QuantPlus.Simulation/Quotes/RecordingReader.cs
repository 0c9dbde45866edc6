using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// Reads recorded depth snapshots: comma separated, a header row with CTP's field names, values quoted or not. Columns that are not there, and what
/// is no number in those of prices, mean "no value".
/// </summary>
internal static class RecordingReader
{
    /// <summary>Reads all of a text.</summary>
    /// <exception cref="InvalidDataException">A row cannot be read; the message names the line and the reason.</exception>
    public static IReadOnlyList<Quote> Read(TextReader text, string name, RecordedContracts contracts)
    {
        var quotes = new List<Quote>();
        RecordingColumns? columns = null;
        var number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                if (columns is null)
                    columns = new RecordingColumns(line);
                else
                    quotes.Add(Read(columns.Split(line), contracts));
            }
            catch (FormatException exception)
            {
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"Line {number} of {name} is no recorded snapshot: {exception.Message}"), exception);
            }
        }

        return quotes.Count > 0 ? quotes : throw new InvalidDataException($"There is no recorded snapshot in {name}.");
    }

    private static Quote Read(RecordingRow row, RecordedContracts contracts)
    {
        var symbol = row.Text("InstrumentID");
        var tradingDay = row.Day("TradingDay");
        if (!contracts.TryGet(symbol, tradingDay, out var contract))
            throw new FormatException($"the environment has no contract \"{symbol}\", and no other one of its product.");
        return new Quote
        {
            Contract = contract,
            Time = Moment(row, tradingDay, contract),
            TradingDay = tradingDay,
            LastPrice = row.Price("LastPrice"),
            Volume = row.Integer("Volume"),
            Turnover = row.Amount("Turnover"),
            OpenInterest = row.Amount("OpenInterest"),
            AveragePrice = row.Price("AveragePrice"),
            Day = new DayFigures
            {
                PreSettlementPrice = row.Price("PreSettlementPrice"),
                PreClosePrice = row.Price("PreClosePrice"),
                PreOpenInterest = row.Amount("PreOpenInterest"),
                UpperLimitPrice = row.Price("UpperLimitPrice"),
                LowerLimitPrice = row.Price("LowerLimitPrice"),
                OpenPrice = row.Price("OpenPrice"),
                HighestPrice = row.Price("HighestPrice"),
                LowestPrice = row.Price("LowestPrice"),
            },
            Bids = Levels(row, "Bid"),
            Asks = Levels(row, "Ask"),
        };
    }

    // The natural day is absent in some recordings, and in the evening DCE sends the trading day in its place.
    private static DateTime Moment(RecordingRow row, DateOnly tradingDay, ListedContract contract)
    {
        var time = row.Time("UpdateTime");
        var hasDay = row.Has("ActionDay");
        var day = hasDay ? row.Day("ActionDay") : tradingDay;
        if (day == tradingDay && (!hasDay || contract.Exchange == Exchange.Dce) && time.ToTimeSpan() >= TradingCalendar.Evening)
            day = TradingCalendar.AlwaysOpen.BusinessDayBefore(tradingDay);
        return day.ToDateTime(time).AddMilliseconds(row.Has("UpdateMillisec") ? row.Integer("UpdateMillisec") : 0);
    }

    private static QuoteLevels Levels(RecordingRow row, string side)
    {
        var levels = new QuoteLevels();
        for (var i = 0; i < QuoteDepth.Max; i++)
        {
            var volume = row.Has(RecordingColumns.VolumeOf(side, i)) ? row.Integer(RecordingColumns.VolumeOf(side, i)) : 0;
            levels[i] = volume > 0 ? new QuoteLevel(row.Price(RecordingColumns.PriceOf(side, i)), volume) : QuoteLevel.Empty;
        }

        return levels;
    }
}
