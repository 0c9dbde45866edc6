using System.Collections;
using System.Reflection;
using QuantPlus.Ftdc.Registration;

namespace QuantPlus.Ftdc.Tests.Registration;

public sealed class OptionKeysTests
{
    private readonly OptionKeys _keys = OptionKeys.Of<NativeGatewayOptions>();

    [Fact]
    public void Every_group_of_options_is_known()
    {
        // Options that have options of their own: what is below an unknown group would not be looked at.
        var groups =
            from property in PackageOptions.Create().GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where property.PropertyType.IsClass && !typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
            select property.Name;
        Assert.Equal(groups.Order(StringComparer.Ordinal), _keys.Groups.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "UserId", true)]
    [InlineData("", "userid", true)]
    [InlineData("", "FlowDirectory", true)]
    [InlineData("", "MaxPosition", false)]
    [InlineData("guards", "MaxPosition", true)]
    [InlineData("Guards", "UserId", false)]
    public void A_key_belongs_to_its_group(string group, string key, bool isThere) => Assert.Equal(isThere, _keys.Has(group, key));

    [Theory]
    [InlineData("", "Pasword", "Password")]
    [InlineData("Guards", "Capacity", "Ticks:Capacity")]
    [InlineData("EmbeddedEnvironment", "UsrId", "EmbeddedEnvironment:UserId")]
    [InlineData("", "UsrId", "UserId")]
    [InlineData("", "QueriesPerSecond", null)]
    [InlineData("", "Logging", null)]
    public void The_nearest_key_is_likely_the_one_meant(string group, string key, string? nearest) => Assert.Equal(nearest, _keys.Nearest(group, key));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("Position", "position", 0)]
    [InlineData("Postion", "Position", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Words_are_as_far_apart_as_their_letters(string left, string right, int distance) => Assert.Equal(distance, TextDistance.Between(left, right));
}
