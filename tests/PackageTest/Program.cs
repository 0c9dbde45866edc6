using QuantPlus;
using QuantPlus.Ctp;
using QuantPlus.Errors;
using QuantPlus.Tts;

// Both packages in one program: each must find its own library and its embedded environment must work.
var ctp = new CtpGatewayOptions { BrokerId = "9999" };
var tts = new TtsGatewayOptions();
return await Check("CTP", CtpGateway.Create(Counter(ctp)), CtpGateway.Create(new CtpGatewayOptions().UseEmbeddedEnvironment()))
    + await Check("TTS", TtsGateway.Create(Counter(tts)), TtsGateway.Create(new TtsGatewayOptions().UseEmbeddedEnvironment()));

static T Counter<T>(T options)
    where T : NativeGatewayOptions
{
    // Nobody listens there: a library that works finds no front in time.
    options.UserId = "user";
    options.Password = "password";
    options.TradingFronts.Add("tcp://127.0.0.1:1");
    options.MarketDataFronts.Add("tcp://127.0.0.1:1");
    options.ConnectTimeout = TimeSpan.FromSeconds(1);
    return options;
}

static async Task<int> Check(string name, IGateway counter, IGateway embedded)
{
    try
    {
        await embedded.ConnectAsync();
        Console.WriteLine($"{name}: embedded environment with {embedded.Contracts.Count} contracts");
        await embedded.DisposeAsync();
        await counter.ConnectAsync();
        Console.WriteLine($"{name}: somebody answered, which cannot be");
        return 1;
    }
    catch (GatewayTimeoutException exception)
    {
        Console.WriteLine($"{name}: library found and started; {exception.Error.Message}");
        await counter.DisposeAsync();
        return 0;
    }
    catch (GatewayException exception)
    {
        Console.WriteLine($"{name}: {exception.Error}");
        return 1;
    }
}
