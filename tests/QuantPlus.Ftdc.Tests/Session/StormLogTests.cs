using Microsoft.Extensions.Time.Testing;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Tests.Session;

public sealed class StormLogTests
{
    [Fact]
    public void One_message_a_second_is_written_and_tells_how_many_were_not()
    {
        var time = new FakeTimeProvider();
        var storm = new StormLog(time);
        var written = new List<int>();
        for (var millisecond = 0; millisecond < 3_000; millisecond++)
        {
            if (storm.MayWrite(out var dropped))
                written.Add(dropped);
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal([0, 999, 999], written);
    }
}
