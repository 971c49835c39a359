using System.Xml;

namespace Regie.Connect;

/// <summary>The one way XML from outside is read: no document type, no entity, nothing fetched, values of bounded size.</summary>
internal static class SafeXml
{
    public static XmlReader Reader(Stream stream, long mostCharacters = 512L << 20) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = mostCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
        CloseInput = true,
    });

    /// <summary>What went wrong as a fault; a document type is named as such, since it is an attack more often than a mistake.</summary>
    public static SourceFault Fault(XmlException exception, string? where = null) =>
        exception.Message.Contains("DTD", StringComparison.Ordinal)
            ? new("connect.file.xml-dtd", where, Math.Max(1, exception.LineNumber))
            : new("connect.file.xml", where, Math.Max(1, exception.LineNumber));
}
