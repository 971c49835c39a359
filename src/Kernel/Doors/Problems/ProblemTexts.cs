using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Regie.Kernel;

/// <summary>The texts of problems, <c>problem.{code}</c> and <c>invalid.{code}</c>, wherever a module keeps them.</summary>
public sealed class ProblemTexts(ModuleSet modules)
{
    private readonly ResourceManager[] _sources = [.. modules.All.Select(module => new ResourceManager(module.Text)), new ResourceManager(typeof(Text))];
    private readonly ConcurrentDictionary<(string Key, string Language), string?> _known = new();

    /// <summary>The sentence for a problem, in the reader's language; its code where nobody wrote one.</summary>
    public string Of(Problem problem, CultureInfo culture) => Filled($"problem.{problem.Code}", problem.Arguments, culture) ?? problem.Code;

    /// <summary>The sentence for what is wrong with one member. What follows a colon in the code fills the text.</summary>
    public string Invalid(string code, CultureInfo culture)
    {
        var parts = code.Split(':');
        return Filled($"invalid.{parts[0]}", parts[1..], culture) ?? parts[0];
    }

    /// <summary>A text by its whole key, or null.</summary>
    public string? Find(string key, CultureInfo culture) => _known.GetOrAdd((key, culture.TwoLetterISOLanguageName), Look);

    private string? Look((string Key, string Language) asked)
    {
        var culture = CultureInfo.GetCultureInfo(asked.Language);
        foreach (var source in _sources)
        {
            try
            {
                if (source.GetString(asked.Key, culture) is { } text)
                {
                    return text;
                }
            }
            catch (MissingManifestResourceException)
            {
                // A module without texts has none for this key either.
            }
        }

        return null;
    }

    private string? Filled(string key, object?[] arguments, CultureInfo culture)
    {
        var text = Find(key, culture);
        return text is null || arguments.Length == 0 ? text : string.Format(culture, text, arguments);
    }
}
