using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>Three users send whatever they like for many trading days; the books are right at every moment.</summary>
public sealed class ConservationTests
{
    private static readonly string[] Symbols =
        ["rb2510", "rb2601", "au2506", "sc2506", "m2509", "i2509", "SR509", "AP101", "IF2506", "T2506", "si2509", "IO2509-C-3300"];

    private static readonly string[] Users = ["embedded", "second", "third"];

    [Theory]
    [InlineData(1, 100_000, 10)]
    [InlineData(20250611, 20_000, 3)]
    public void No_money_and_no_lot_comes_from_nowhere(int seed, int orders, int days)
    {
        var run = new Run(seed);
        var ordersPerDay = orders / days;
        var settled = new HashSet<DateOnly>();
        for (var day = 0; day < days; day++)
        {
            settled.Add(run.Environment.TradingDay);
            run.Day(ordersPerDay);
            run.EndTradingDay();
            run.CheckAll();
        }

        Assert.Equal(days, settled.Count);
        Assert.DoesNotContain(run.Environment.TradingDay, settled);

        Run.Output($"seed {seed}: {orders} orders, {run.Trades} trades, {run.Refused} refused, {days} trading days, checksum {run.Checksum():F2}");
        Assert.True(run.Trades > orders / 20, "Too few trades for a test worth its name.");
        Assert.True(run.Refused > 0 && run.Touched > orders / 1000);
    }

    [Fact]
    public void The_same_seed_gives_the_same_books()
    {
        Assert.Equal(Books(), Books());

        static decimal Books()
        {
            var run = new Run(5);
            run.Day(3000);
            run.EndTradingDay();
            run.Day(3000);
            return run.Checksum();
        }
    }

    private sealed class Run
    {
        private readonly TestEnvironment _test;
        private readonly Dictionary<string, TestClient> _clients = [];
        private DeterministicRandom _random;
        private long _reference;

        public Run(int seed)
        {
            _random = new DeterministicRandom(seed, "orders");
            _test = new TestEnvironment(options =>
            {
                options.Seed = seed;
                options.Balance = 5_000_000;
                options.AddUser("second", "embedded", 5_000_000).AddUser("third", "embedded", 200_000);
            });
            foreach (var user in Users)
                _clients.Add(user, _test.Connect());
        }

        public EmbeddedEnvironment Environment => _test.Environment;

        public int Trades { get; private set; }

        public int Refused { get; private set; }

        public int Touched { get; private set; }

        public static void Output(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

        public void Day(int orders)
        {
            // The settlement has ended the sessions; they come back by the host's clock.
            _test.Time.Advance(TimeSpan.FromSeconds(1));
            foreach (var user in Users)
                _clients[user].Ready(user);
            for (var i = 0; i < orders; i++)
            {
                Send(_clients[Users[_random.Next(Users.Length)]]);
                if (_random.Next(10) == 0)
                    Environment.Advance(TimeSpan.FromMilliseconds(_random.Next(2000)));
                if (_random.Next(200) == 0)
                    CheckAll();
                if (_random.Next(500) == 0)
                    PayIn();
            }

            CheckAll();
            CountDay();
        }

        // Over a weekend it takes three times as long.
        public void EndTradingDay()
        {
            var day = Environment.TradingDay;
            while (Environment.TradingDay == day)
                Environment.Advance(TimeSpan.FromHours(24));
        }

        public void CheckAll() => _test.Core.Run(_ =>
        {
            foreach (var user in Users)
                Check(_test.Core.Counter.FindAccount(user)!);
        });

        public decimal Checksum() => _test.Core.Read(_ => Users.Select((user, i) => (i + 1) * State(_test.Core.Counter.FindAccount(user)!).Balance).Sum());

        private void Send(TestClient client)
        {
            var symbol = Symbols[_random.Next(Symbols.Length)];
            var contract = _test.Contract(symbol);
            if (_random.Next(6) == 0 && Working(client) is { } working)
            {
                client.Session.Cancel(new OrderCancel { Exchange = working.Contract.Exchange.Code, OrderSystemId = working.SystemId });
                return;
            }

            var isBuy = _random.Next(2) == 0;
            var quote = _test.Quote(symbol);
            var price = (decimal)quote.LastPrice + ((_random.Next(21) - 10) * contract.PriceTick);
            client.Insert(
                symbol,
                isBuy ? Direction.Buy : Direction.Sell,
                1 + _random.Next(4),
                price,
                (Offset)_random.Next(4),
                (OrderType)_random.Next(4),
                minVolume: _random.Next(2) == 0 ? null : 1,
                orderRef: (++_reference).ToString(System.Globalization.CultureInfo.InvariantCulture),
                condition: _random.Next(12) == 0 ? Condition(quote, contract.PriceTick) : null);
        }

        private OrderCondition Condition(Quote quote, decimal tick) => new(
            (WatchedPrice)_random.Next(3), (PriceRelation)_random.Next(4), (decimal)quote.LastPrice + ((_random.Next(11) - 5) * tick));

        private WorkingOrder? Working(TestClient client) => _test.Core.Read(
            _ => client.Session.Account!.Orders.LastOrDefault(order => !order.IsFinal));

        private void PayIn()
        {
            Environment.Deposit(1 + _random.Next(10_000), Users[_random.Next(Users.Length)]);
        }

        // The books against the trades they came from, and against each other.
        private void Check(UserAccount account)
        {
            var state = State(account);
            Assert.Equal(
                state.PreBalance + state.Deposits - state.Withdrawals + state.CloseProfit + state.PositionProfit + state.PremiumIn - state.Commission,
                state.Balance);
            Assert.Equal(account.Trades.Sum(trade => trade.Commission), state.Commission);
            Assert.Equal(Worth(account), state.Balance);

            // What waits for a price holds nothing back.
            var working = account.Orders.Where(order => !order.IsFinal && order.Phase != OrderPhase.Waiting).ToList();
            foreach (var book in account.Positions.All)
            {
                Assert.All(book.Lots, lot => Assert.True(lot.Volume > 0));
                foreach (var choice in Enum.GetValues<LotChoice>())
                {
                    var closing = working.Where(order => order.Input.Offset != Offset.Open && account.Positions.BookToClose(order.Contract, order.Input) == book
                        && PositionLedger.ChoiceOf(order.Contract, order.Input.Offset) == choice).Sum(order => order.RemainingVolume);
                    Assert.Equal(closing, book.Frozen(choice));
                    Assert.InRange(book.Frozen(choice), 0, book.Volume(choice));
                }
            }

            if (working.Count == 0)
                Assert.Equal(0, state.Reserved.Total);
            var traded = account.Trades.ToLookup(trade => trade.OrderId, trade => trade.Volume);
            foreach (var order in account.Orders)
                Assert.Equal(order.TradedVolume, traded[order.Id].Sum());
        }

        // What the account is worth by nothing but its trades of the day: cash moved, and lots at the market's price.
        private decimal Worth(UserAccount account)
        {
            var state = State(account);
            decimal cash = state.PreBalance + state.Deposits - state.Withdrawals;
            foreach (var trade in account.Trades)
            {
                var money = trade.Price * trade.Volume * trade.Contract.Multiplier;
                cash += (trade.Direction == Direction.Buy ? -money : money) - trade.Commission;
            }

            foreach (var book in account.Positions.All)
                cash += Lots(book);
            return cash;
        }

        // Lots of yesterday came into the day at their settlement price; options are worth nothing in the books.
        private decimal Lots(PositionBook book)
        {
            if (book.Contract.IsOption)
                return 0;
            var side = book.IsLong ? 1 : -1;
            var price = _test.Core.Market.LastPrice(book.Contract);
            var settled = (decimal)_test.Core.Market.Last(book.Contract).Day.PreSettlementPrice;
            var before = book.Yesterday.VolumeBefore * settled * book.Contract.Multiplier;
            return side * ((book.Volume(LotChoice.Any) * price * book.Contract.Multiplier) - before);
        }

        private AccountState State(UserAccount account) => account.State(_test.Core.Market.LastPrice, _test.Core.Market.TradingDay);

        private void CountDay()
        {
            Touched += Users.Sum(user => Environment.GetOrders(user).Count(order => order.Status == OrderStatus.Triggered));
            Trades += Users.Sum(user => Environment.GetTrades(user).Count);
            Refused += _clients.Values.Sum(client => client.Told.OfType<OrderRejection>().Count());
            foreach (var client in _clients.Values)
                client.Forget();
        }
    }
}
