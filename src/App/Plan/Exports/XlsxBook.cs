using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Regie.Plan;

/// <summary>Writes a workbook with one sheet, row by row. Texts are inline strings: a spreadsheet shows them and runs none; those that look like a formula are also marked so that editing the cell keeps them text.</summary>
internal static class XlsxBook
{
    private const uint Plain = 0, Day = 1, Head = 2, Guarded = 3;

    /// <summary>The longest text a cell may hold.</summary>
    private const int Most = 32_767;

    public static byte[] Of(ExportSheet sheet)
    {
        using var buffer = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var cells = part.AddNewPart<WorksheetPart>();
            Write(cells, sheet);
            part.Workbook = new Workbook(new Sheets(new Sheet { Id = part.GetIdOfPart(cells), SheetId = 1, Name = SheetName(sheet.Name) }));
        }

        return buffer.ToArray();
    }

    private static void Write(WorksheetPart part, ExportSheet sheet)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        xml.WriteStartElement(new SheetData());
        WriteRow(xml, sheet.Heads, Head);
        foreach (var row in sheet.Rows)
        {
            WriteRow(xml, row, Plain);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter xml, IReadOnlyList<object?> row, uint style)
    {
        xml.WriteStartElement(new Row());
        foreach (var value in row)
        {
            xml.WriteElement(value switch
            {
                null => new Cell(),
                DateOnly day => new Cell { StyleIndex = Day, CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)) },
                decimal number => new Cell { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) },
                _ => TextCell(value.ToString()!, style),
            });
        }

        xml.WriteEndElement();
    }

    private static Cell TextCell(string text, uint style) => new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Allowed(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString, StyleIndex = style == Plain && ExportSheet.LooksLikeFormula(text) ? Guarded : style,
    };

    /// <summary>Without what XML cannot hold: control characters, halves of a pair.</summary>
    private static string Allowed(string text)
    {
        var cut = text.Length > Most ? text[..Most] : text;
        return new string([.. cut.Where((c, i) => c is '\t' or '\n' or '\r' || (System.Xml.XmlConvert.IsXmlChar(c) && c >= ' ') || (char.IsHighSurrogate(c) && i + 1 < cut.Length && char.IsLowSurrogate(cut[i + 1])) || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(cut[i - 1])))]);
    }

    /// <summary>At most 31 characters, and none of those that a reference needs.</summary>
    private static string SheetName(string text)
    {
        var plain = new string([.. text.Where(c => !char.IsControl(c) && !"[]:*?/\\'".Contains(c, StringComparison.Ordinal) && !char.IsSurrogate(c))]).Trim();
        return plain.Length == 0 ? "Régie" : plain[..Math.Min(31, plain.Length)];
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { QuotePrefix = true }));
}
