namespace QuantPlus.Ftdc.Tests.Bindings;

public sealed class VersionTests(ITestOutputHelper output)
{
    [Fact]
    public void The_bindings_know_exactly_the_versions_of_the_list()
    {
        Assert.Equal(VersionFacts.All.Select(facts => facts.Name), InterfaceVersion.All.Select(version => version.Name));
        Assert.Equal(InterfaceVersion.All[^1], InterfaceVersion.Newest);
        foreach (var version in InterfaceVersion.All)
        {
            Assert.True(InterfaceVersion.TryFind(version.Name, out var found));
            Assert.Same(version, found);
        }

        Assert.False(InterfaceVersion.TryFind("6.3.15", out _));
        Assert.False(InterfaceVersion.TryFind(null, out _));
    }

    [Fact]
    public void Every_function_has_its_slot_in_every_version()
    {
        var slots = 0;
        foreach (var (facts, version) in VersionFacts.All.Zip(InterfaceVersion.All))
        {
            slots += Check<MdSpiFunction>(facts, "CThostFtdcMdSpi", version.MdSpiSlots, version.MdSpiSlotCount);
            slots += Check<MdApiFunction>(facts, "CThostFtdcMdApi", version.MdApiSlots, version.MdApiSlotCount);
            slots += Check<TraderSpiFunction>(facts, "CThostFtdcTraderSpi", version.TraderSpiSlots, version.TraderSpiSlotCount);
            slots += Check<TraderApiFunction>(facts, "CThostFtdcTraderApi", version.TraderApiSlots, version.TraderApiSlotCount);
            Assert.Equal(facts.FactoryParameters["CreateFtdcMdApi"], version.MdFactoryParameters);
            Assert.Equal(facts.FactoryParameters["CreateFtdcTraderApi"], version.TraderFactoryParameters);
        }

        output.WriteLine($"{InterfaceVersion.Family}: {slots} slots in {VersionFacts.All.Count} versions, {Description.OfThisPackage.Lines.Functions} in the newest");
        Assert.Equal(VersionFacts.All.Sum(facts => facts.SlotCounts.Values.Sum()), slots);
        Assert.Equal(Description.OfThisPackage.Lines.Functions, VersionFacts.All[^1].SlotCounts.Values.Sum());
    }

    [Fact]
    public void Every_struct_that_grew_has_its_length_in_every_version()
    {
        var lengths = 0;
        foreach (var (facts, version) in VersionFacts.All.Zip(InterfaceVersion.All))
        {
            var grown = Enum.GetNames<GrownStruct>();
            foreach (var (index, name) in grown.Index())
            {
                var described = Description.OfThisPackage.Structs.Single(item => item.Name == "CThostFtdc" + name);
                var expected = facts.LengthOf(described);
                if (facts.Shorter.TryGetValue(described.Name, out var shorter))
                {
                    var alignment = described.Fields.Take(shorter.Fields).Max(field => field.Type.Alignment);
                    Assert.Equal(shorter.Size, (expected + alignment - 1) / alignment * alignment);
                }

                Assert.Equal((version.Name, name, expected), (version.Name, name, (int)version.StructLengths[index]));
                lengths++;
            }

            Assert.All(facts.Shorter.Keys, name => Assert.Contains(name["CThostFtdc".Length..], grown));
        }

        output.WriteLine($"{InterfaceVersion.Family}: {lengths} lengths of structs that grew, in {VersionFacts.All.Count} versions");
    }

    private static int Check<TFunction>(VersionFacts facts, string interfaceName, short[] slots, int slotCount)
        where TFunction : struct, Enum
    {
        var functions = Description.OfThisPackage.Interfaces[interfaceName];
        Assert.Equal(functions, Enum.GetNames<TFunction>());
        Assert.Equal(functions.Count, slots.Length);
        Assert.Equal(facts.SlotCounts[interfaceName], slotCount);
        for (var index = 0; index < slots.Length; index++)
            Assert.Equal((facts.Name, functions[index], facts.SlotOf(interfaceName, functions[index])), (facts.Name, functions[index], (int)slots[index]));
        return slots.Count(slot => slot >= 0);
    }
}
