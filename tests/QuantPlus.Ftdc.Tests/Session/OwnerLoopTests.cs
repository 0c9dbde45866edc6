using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Tests.Session;

public sealed class OwnerLoopTests
{
    [Fact]
    public async Task One_bad_message_is_told_and_the_next_has_its_turn()
    {
        var told = new List<string>();
        var ran = false;
        await using (var loop = new OwnerLoop(exception => told.Add(exception.Message)))
        {
            loop.Post(() => throw new InvalidOperationException("bad"));
            loop.Post(() => ran = true);
        }

        Assert.Equal(["bad"], told);
        Assert.True(ran);
    }

    [Fact]
    public async Task It_goes_on_also_where_nobody_can_be_told()
    {
        var ran = false;
        await using (var loop = new OwnerLoop(_ => throw new InvalidOperationException("The log is broken.")))
        {
            loop.Post(() => throw new InvalidOperationException("bad"));
            loop.Post(() => ran = true);
        }

        Assert.True(ran);
    }
}
