using System.Text;

namespace QuantPlus.Ftdc.Generator.Tests;

/// <summary>A generator that throws is switched off by the compiler, and the build fails for reasons that have nothing to do with the cause.</summary>
public sealed class DamagedInputTests(ITestOutputHelper output)
{
    private const int Rounds = 600;

    [Fact]
    public void No_damage_to_the_files_makes_the_generator_throw_or_generate_wrong_code_in_silence()
    {
        var random = new Random(1);
        var (reported, harmless, compiled) = (0, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var isVersions = random.Next(3) == 0;
            var damaged = Damage(isVersions ? SmallDescription.Versions : SmallDescription.Text, random);

            // The constructor fails when the generator throws.
            var run = isVersions ? SmallDescription.Run(versions: damaged) : SmallDescription.Run(damaged);
            if (run.Diagnostics.Any())
            {
                reported++;
                continue;
            }

            // What is not reported may be a change of meaning, but must be code. Compiling is slow: one in eight.
            if (harmless++ % 8 != 0)
                continue;
            Assert.True(!run.Compile().Problems.Any(), $"{string.Join('\n', run.Compile().Problems)}\n{damaged}");
            compiled++;
        }

        output.WriteLine($"{Rounds} damaged inputs: {reported} reported, {harmless} harmless, {compiled} of these compiled");
        Assert.True(reported > 0 && compiled > 0);
    }

    private static string Damage(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var line = random.Next(lines.Count);
        switch (random.Next(7))
        {
            case 0:
                lines.RemoveAt(line);
                break;
            case 1:
                lines.Insert(random.Next(lines.Count), lines[line]);
                break;
            case 2:
                var other = random.Next(lines.Count);
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
            case 3:
                lines[line] = lines[line][..random.Next(lines[line].Length + 1)];
                break;
            case 4:
                lines[line] = WithCharacter(lines[line], random, (char)random.Next(1, 0x180));
                break;
            case 5:
                lines[line] = WithCharacter(lines[line], random, (char)('0' + random.Next(10)));
                break;
            default:
                lines[line] += " " + lines[random.Next(lines.Count)].Trim();
                break;
        }

        return string.Join('\n', lines);
    }

    private static string WithCharacter(string line, Random random, char character)
    {
        var text = new StringBuilder(line);
        return line.Length == 0 ? character.ToString() : text.Insert(random.Next(line.Length), character).ToString();
    }
}
