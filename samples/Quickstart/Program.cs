using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quickstart;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);

// The embedded environment needs no account, no network and no vendor library. A counter needs the vendor's libraries (README.md, "To a real account", step 1),
// "using QuantPlus.Ctp;" or "using QuantPlus.Tts;" above, and one of the two lines below changed. For TTS:
//   AddTtsGateway(o => { o.Environment = TtsEnvironment.AroundTheClock; o.UserId = "..."; o.Password = "..."; })
// For CTP, which is then chosen by "-- --gateway ctp":
//   AddCtpGateway(o => { o.Environment = CtpEnvironment.SimNow; o.UserId = "..."; o.Password = "..."; })
var gateway = builder.Configuration["gateway"] ?? "tts";
if (gateway == "ctp")
    builder.Services.AddCtpGateway(o => o.UseEmbeddedEnvironment());
else if (gateway == "tts")
    builder.Services.AddTtsGateway(o => o.UseEmbeddedEnvironment());
else
    return Fail($"--gateway {gateway}: there is no such gateway; use ctp or tts.");

builder.Services.AddHostedService<FirstTrade>();
await builder.Build().RunAsync();
return Environment.ExitCode;

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
