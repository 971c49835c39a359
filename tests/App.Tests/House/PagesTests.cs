using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Regie.Tests.House;

/// <summary>
/// No page holds words of its own: all come from the texts, in both languages. Looked at in what the compiler made of the pages,
/// where markup, attributes and parameters are told apart for certain.
/// </summary>
public partial class PagesTests
{
    // The product, the languages and the keys have names that are the same in every language.
    private static readonly HashSet<string> Names = ["Régie", "Français", "English", "Ctrl", "Esc", "Alt", "Shift", "Enter", "API", "CSV", "XLSX", "iCal"];
    private static readonly HashSet<string> Spoken = new(StringComparer.OrdinalIgnoreCase)
    {
        "aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder", "label", "text", "caption", "hint", "heading", "description",
    };

    [Theory]
    [InlineData("Regie.dll")]
    [InlineData("Regie.Ui.dll")]
    public void Words_come_from_the_texts(string assembly)
    {
        using var read = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, assembly));
        var literal =
            from type in read.MainModule.GetTypes()
            from method in type.Methods
            where method.HasBody && method.Name.Contains("BuildRenderTree", StringComparison.Ordinal)
            from words in Literals(method)
            where Word().Matches(words).Any(word => !Names.Contains(word.Value))
            select $"{type.FullName}: {words.Trim()}";
        literal.Distinct().ShouldBeEmpty();
    }

    private static IEnumerable<string> Literals(MethodDefinition method)
    {
        foreach (var call in method.Body.Instructions.Where(instruction => instruction.OpCode.Code is Code.Call or Code.Callvirt))
        {
            var name = ((MethodReference)call.Operand).Name;
            if (name == "AddMarkupContent" && call.Previous.Operand is string markup)
            {
                yield return Tag().Replace(markup, " ");
                foreach (Match attribute in Attribute().Matches(markup))
                {
                    if (Spoken.Contains(attribute.Groups[1].Value))
                    {
                        yield return attribute.Groups[2].Value;
                    }
                }
            }
            else if (name == "AddContent" && call.Previous.Operand is string content)
            {
                yield return content;
            }
            else if (name is "AddAttribute" or "AddComponentParameter" && Spoke(call) is { } spoken)
            {
                yield return spoken;
            }
        }
    }

    /// <summary>The value of an attribute people hear or read, where it is a literal: name, then value, with at most a type check between them and the call.</summary>
    private static string? Spoke(Instruction call)
    {
        var strings = new List<string>();
        for (var (at, steps) = (call.Previous, 0); at is not null && steps < 4; (at, steps) = (at.Previous, steps + 1))
        {
            if (at.Operand is string value)
            {
                strings.Add(value);
            }
            else if (at.OpCode.Code is not (Code.Call or Code.Box) || at.Operand is not MethodReference { Name: "TypeCheck" })
            {
                break;
            }
        }

        return strings is [var said, var name] && Spoken.Contains(name) ? said : null;
    }

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"<(script|style|svg)\b.*?</\1>|<[^>]*>|&#?\w+;", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"([\w-]+)=""([^""]*)""")]
    private static partial Regex Attribute();
}
