using System.Globalization;

namespace Regie.Tests.Ui;

/// <summary>Reads as an English or a French person until disposed.</summary>
internal sealed class Reader : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo Ui) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    private Reader(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    public static Reader English() => new("en-GB");

    public static Reader French() => new("fr-FR");

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
