using System.Xml;

namespace Regie.Connect;

/// <summary>Reads the XML of Microsoft Project (MSPDI): tasks in their outline, links, calendars, people, baselines.</summary>
/// <remarks>Dates are wall-clock times: the format knows no zone.</remarks>
public static class MspdiReader
{
    public static SourceRead Read(SourceFile file, ReadLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadLimits.Default;
        if (file.Length > limits.FileBytes)
        {
            return new SourceFault("connect.file.too-large", Detail: $"{limits.FileBytes >> 20} MiB");
        }

        var board = new MspdiBoard(file, limits);
        try
        {
            using var xml = SafeXml.Reader(file.Open(), limits.InflatedBytes);
            xml.MoveToContent();
            if (xml.LocalName != "Project")
            {
                return new SourceFault("connect.file.not-mspdi", xml.LocalName, 1);
            }

            xml.Read();
            while (!xml.EOF && xml.NodeType != XmlNodeType.EndElement)
            {
                cancel.ThrowIfCancellationRequested();
                if (xml.NodeType != XmlNodeType.Element)
                {
                    xml.Read();
                }
                else if (xml.LocalName is "Tasks" or "Resources" or "Assignments" or "Calendars" && !xml.IsEmptyElement)
                {
                    // The long lists are taken one element at a time.
                    var list = xml.LocalName;
                    xml.Read();
                    while (xml.NodeType == XmlNodeType.Element && !board.IsFull)
                    {
                        board.Take(list, XmlPiece.Read(xml));
                    }

                    if (board.IsFull)
                    {
                        return new SourceFault("connect.file.too-many-tasks", list, (xml as IXmlLineInfo)?.LineNumber);
                    }

                    xml.Read();
                }
                else
                {
                    board.Take("", XmlPiece.Read(xml));
                }
            }

            if (xml.EOF)
            {
                return new SourceFault("connect.file.xml", "Project");
            }

            // Whatever stands behind the project must be well formed too.
            while (xml.Read())
            {
            }
        }
        catch (XmlException exception)
        {
            return SafeXml.Fault(exception);
        }

        return board.Board();
    }
}
