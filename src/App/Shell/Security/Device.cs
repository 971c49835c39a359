namespace Regie.Shell.Security;

/// <summary>Browser and system from a User-Agent, enough for a person to recognise their own: "Firefox · Linux".</summary>
internal static class Device
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("SamsungBrowser/", "Samsung Internet"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("FxiOS/", "Firefox"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var found = new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.Where(name => name is not null);
        return string.Join(" · ", found);
    }

    private static string? Find((string Sign, string Name)[] known, string? text) =>
        text is null ? null : known.Where(one => text.Contains(one.Sign, StringComparison.Ordinal)).Select(one => one.Name).FirstOrDefault();
}
