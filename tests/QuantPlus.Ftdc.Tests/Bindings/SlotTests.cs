namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>
/// The two ends of the bindings, each against the bare table of the other: a mistake that both ends share would not show when one calls the other.
/// </summary>
public sealed unsafe class SlotTests(ITestOutputHelper output)
{
    private const int WordsBeforeTable = 2;

    [Fact]
    public void A_caller_calls_the_slot_that_the_version_has_for_the_function()
    {
        var calls = 0;
        foreach (var bound in BoundInterface.All)
        {
            foreach (var (facts, version) in VersionFacts.All.Zip(InterfaceVersion.All))
            {
                using var probe = new SlotProbe();
                var caller = bound.MakeCaller(probe.Handle, version);
                foreach (var function in bound.FunctionsInCallOrder.Where(function => !facts.IsAbsent(bound.CppName, function)))
                {
                    var method = bound.CallerType.GetMethod(function)!;
                    using var arguments = new SampleArguments(method, facts, seed: 1);
                    arguments.Call(caller, method);
                    Assert.Equal($"{version} {function}: {facts.SlotOf(bound.CppName, function)}", $"{version} {function}: {string.Join(", ", probe.Called)}");
                    probe.Called.Clear();
                    calls++;
                }
            }
        }

        output.WriteLine($"{InterfaceVersion.Family}: {calls} calls found their slot in a bare table");
        Assert.Equal(VersionFacts.All.Sum(facts => facts.SlotCounts.Values.Sum()), calls);
    }

    [Fact]
    public void A_callee_has_the_function_of_the_version_in_every_slot_and_takes_nulls_for_everything()
    {
        var (calls, beyond) = (0, 0);
        foreach (var bound in BoundInterface.All)
        {
            foreach (var (facts, version) in VersionFacts.All.Zip(InterfaceVersion.All))
            {
                var handle = bound.MakeCallee(version);
                string[] present = [.. bound.Functions.Where(function => !facts.IsAbsent(bound.CppName, function))];
                foreach (var function in present.OrderBy(function => function == "Release"))
                {
                    var parameters = bound.CalleeType.GetMethod(function, RecordingTypes.Inherited)!.GetParameters();
                    CallWithZeros(handle, Array.IndexOf(present, function));
                    var zeros = parameters.Select(parameter => Zero(parameter.ParameterType));
                    Assert.Equal($"{version} {CallRecorder.Describe(function, zeros)}", $"{version} {CallRecorder.Take()}");
                    calls++;
                }

                var another = bound.MakeCallee(version);
                for (var slot = present.Length; slot < SlotProbe.SlotCount; slot++)
                {
                    var answer = CallWithZeros(another, slot);
                    Assert.Equal((slot, bound.IsCallback ? 0 : -1), (slot, (int)answer));
                    Assert.Null(CallRecorder.Take());
                    beyond++;
                }
            }
        }

        output.WriteLine($"{InterfaceVersion.Family}: {calls} slots of bare tables called with nulls, and {beyond} beyond the last function");
        Assert.Equal(VersionFacts.All.Sum(facts => facts.SlotCounts.Values.Sum()), calls);
    }

    [Fact]
    public void The_two_words_in_front_of_a_table_are_zero()
    {
        foreach (var bound in BoundInterface.All)
        {
            var table = *(nint**)bound.MakeCallee(InterfaceVersion.Newest);
            Assert.Equal([0, 0], new ReadOnlySpan<nint>(table - WordsBeforeTable, WordsBeforeTable).ToArray());
        }
    }

    // More arguments than any function has: with this calling convention the callee ignores what it does not know.
    private static nint CallWithZeros(nint handle, int slot) =>
        ((delegate* unmanaged[Cdecl]<nint, nint, nint, nint, nint, nint>)(*(nint**)handle)[slot])(handle, 0, 0, 0, 0);

    private static string Zero(Type type) => type switch
    {
        { IsPointer: true } => "null",
        { IsEnum: true } => Enum.ToObject(type, 0).ToString()!,
        _ => Activator.CreateInstance(type)!.ToString()!,
    };
}
