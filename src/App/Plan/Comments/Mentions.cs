using System.Text.RegularExpressions;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>Mentions between the way people write them, <c>@Name</c>, and the way they are kept, <c>@[Name](id)</c>.</summary>
internal static partial class Mentions
{
    /// <summary>Every <c>@Name</c> of somebody who is known becomes a mention; a first name does where only one person has it.</summary>
    public static string Written(string text, IReadOnlyList<Choice<Guid?>> people)
    {
        var first = people.GroupBy(person => person.Label.Split(' ')[0], StringComparer.CurrentCultureIgnoreCase).Where(group => group.Count() == 1).Select(group => (Name: group.Key, Person: group.First()));
        foreach (var (name, person) in people.Select(person => (Name: person.Label, Person: person)).Concat(first).OrderByDescending(pair => pair.Name.Length))
        {
            text = Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}\[])@{Regex.Escape(name)}(?![\p{{L}}\p{{N}}\]])", $"@[{person.Label.Replace("$", "$$", StringComparison.Ordinal)}]({person.Value})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }

        return text;
    }

    /// <summary>As it was written, for changing it.</summary>
    public static string Plain(string body) => Kept().Replace(body, "@$1");

    /// <summary>As it is read: the name stands out, and leads nowhere.</summary>
    public static string Shown(string body) => Kept().Replace(body, "**@$1**");

    [GeneratedRegex(@"@\[([^\]\r\n]{1,200})\]\([0-9a-fA-F-]{36}\)")]
    private static partial Regex Kept();
}
