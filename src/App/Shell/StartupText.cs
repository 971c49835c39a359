using System.Globalization;
using System.Resources;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Says at the console what keeps the application from starting, in the console's language.</summary>
internal static class StartupText
{
    private static readonly ResourceManager Texts = new(typeof(Text));

    public static string Of(StartupException problem) =>
        Texts.GetString(problem.Code, CultureInfo.CurrentUICulture) is { } text ? string.Format(CultureInfo.CurrentCulture, text, problem.Detail) : problem.Message;
}
