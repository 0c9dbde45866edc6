using QuantPlus.MarketData;

namespace QuantPlus.Core.Tests.MarketData;

public sealed class ReaderPaceTests
{
    [Fact]
    public void Looks_that_find_little_come_to_be_rarer_and_those_that_find_much_more_frequent()
    {
        var pace = default(ReaderPace);
        Assert.False(pace.IsAtHeels);
        var first = pace.Pause();
        for (var i = 0; i < 10; i++)
            pace.Found(1);
        Assert.True(pace.IsAtHeels);
        Assert.Equal(8 * first, pace.Pause());

        // Neither little nor much: it is right as it is.
        pace.Found(50);
        Assert.Equal(8 * first, pace.Pause());
        for (var i = 0; i < 10; i++)
            pace.Found(1000);
        Assert.False(pace.IsAtHeels);
        Assert.Equal(first, pace.Pause());
    }

    [Fact]
    public void A_pause_in_the_stream_ends_it()
    {
        var pace = default(ReaderPace);
        pace.LetGather(1);
        Assert.True(pace.IsAtHeels);
        pace.Reset();
        Assert.False(pace.IsAtHeels);
    }
}
