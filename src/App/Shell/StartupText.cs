using System.Globalization;
using System.Resources;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Says at the console what keeps the application from starting, in the console's language.</summary>
internal static class StartupText
{
    private static readonly ResourceManager Texts = new(typeof(Text));

    public static string Of(StartupException problem) => Find(problem.Code, problem.Detail) ?? problem.Message;

    public static string Of(string code, params object?[] details) => Find(code, details) ?? throw new InvalidOperationException($"No text {code}.");

    private static string? Find(string code, params object?[] details) =>
        Texts.GetString(code, CultureInfo.CurrentUICulture) is { } text ? string.Format(CultureInfo.CurrentCulture, text, details) : null;
}
