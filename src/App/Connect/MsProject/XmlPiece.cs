using System.Globalization;
using System.Text;
using System.Xml;

namespace Regie.Connect;

/// <summary>One element of an XML file with all below it: a name, a text or children. Attributes, which MS Project does not write, are dropped.</summary>
internal sealed class XmlPiece(string name)
{
    private const int Deepest = 32;

    public string Name { get; } = name;

    public string? Text { get; private set; }

    public List<XmlPiece> Children { get; } = [];

    public string? this[string child] => Children.Find(piece => piece.Name == child)?.Text is { Length: > 0 } text ? text : null;

    public IEnumerable<XmlPiece> All(string child) => Children.Where(piece => piece.Name == child);

    public XmlPiece? Child(string child) => Children.Find(piece => piece.Name == child);

    public int? Int(string child) => int.TryParse(this[child], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public decimal? Number(string child) => decimal.TryParse(this[child], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public bool Flag(string child) => this[child] is "1" or "true";

    /// <summary>A wall-clock time; MS Project writes none with a zone.</summary>
    public DateTime? Date(string child) =>
        DateTime.TryParse(this[child], CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) && value.Year is > 1900 and < 2150
            ? DateTime.SpecifyKind(value, DateTimeKind.Unspecified)
            : null;

    /// <summary>Minutes of an XML duration such as PT16H0M0S.</summary>
    public int? Minutes(string child)
    {
        if (this[child] is not { } text || !text.StartsWith('P'))
        {
            return null;
        }

        try
        {
            var minutes = XmlConvert.ToTimeSpan(text).TotalMinutes;
            return minutes is >= 0 and < int.MaxValue ? (int)Math.Round(minutes) : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            // Not a duration: no value, like any other text that does not parse; it stays in the raw values.
            return null;
        }
    }

    /// <summary>Reads the element the reader stands on, and leaves the reader behind it. Too deep: an <see cref="XmlException"/> with the line.</summary>
    public static XmlPiece Read(XmlReader reader)
    {
        var root = new XmlPiece(reader.LocalName);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return root;
        }

        Stack<XmlPiece> open = new([root]);
        var text = new StringBuilder();
        while (open.Count > 0 && reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var child = new XmlPiece(reader.LocalName);
                    open.Peek().Children.Add(child);
                    text.Clear();
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(child);
                        if (open.Count > Deepest)
                        {
                            throw new XmlException("too deep", null, (reader as IXmlLineInfo)?.LineNumber ?? 0, 0);
                        }
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    text.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    var closed = open.Pop();
                    if (closed.Children.Count == 0)
                    {
                        closed.Text = text.ToString().Replace("\0", "", StringComparison.Ordinal);
                    }

                    text.Clear();
                    break;
            }
        }

        reader.Read();
        return root;
    }
}
