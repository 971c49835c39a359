using Regie.Ui;

namespace Regie.Businesses;

/// <summary>What forms about people and businesses offer to choose from.</summary>
internal static class Choices
{
    private static readonly string[] UsualCurrencies = ["EUR", "CHF", "GBP", "USD", "CAD", "AUD", "BRL", "DKK", "DZD", "JPY", "MAD", "NOK", "NZD", "PLN", "SEK", "TND", "XAF", "XOF"];

    /// <summary>Each in its own language, as everybody finds theirs.</summary>
    public static IReadOnlyList<Choice<string>> Languages { get; } = [new("fr", "Français"), new("en", "English")];

    /// <summary>By part of the world; one that is not in the list but was set stays.</summary>
    public static IReadOnlyList<Choice<string>> Zones(string current) =>
        [.. (TimeZones.All.Contains(current) ? TimeZones.All : [current, .. TimeZones.All]).Select(id => new Choice<string>(id, id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' '), id.Split('/')[0]))];

    public static IReadOnlyList<Choice<string>> Currencies(string current) =>
        [.. (UsualCurrencies.Contains(current) ? UsualCurrencies : [current, .. UsualCurrencies]).Select(code => new Choice<string>(code, code))];
}
