using System.Text;

namespace Regie.Connect;

/// <summary>The code page that Excel writes “CSV” in on a western Windows: Latin-1 with letters where Latin-1 has control characters.</summary>
internal static class Windows1252
{
    public static readonly Encoding Encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
