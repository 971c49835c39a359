namespace Regie.Connect;

/// <summary>Reads a file of any source; finds out which when it is not told.</summary>
public static class SourceReader
{
    public static SourceRead Read(SourceFile file, SourceKind? told = null, TableMapping? mapping = null, ReadLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadLimits.Default;
        if (file.Length == 0)
        {
            return new SourceFault("connect.file.empty");
        }

        var kind = told ?? Recognise(file, limits, cancel);
        return kind switch
        {
            SourceKind.Trello => TrelloReader.Read(file, limits, cancel),
            SourceKind.MsProject => MspdiReader.Read(file, limits, cancel),
            SourceKind.Asana => AsanaReader.Read(file, limits, cancel),
            SourceKind.Monday => MondayReader.Read(file, limits, cancel),
            SourceKind.Table => TableReader.Read(file, mapping, limits, cancel),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The source by what the file looks like, not by its name: a table, when nothing says more.</summary>
    public static SourceKind Recognise(SourceFile file, ReadLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadLimits.Default;
        switch (FirstSign(file))
        {
            case '{' or '[':
                return SourceKind.Trello;
            case '<':
                return SourceKind.MsProject;
        }

        var sheets = SheetFile.Read(file, limits, cancel);
        return sheets.Fault is not null || sheets.Sheets.Count == 0 ? SourceKind.Table
            : AsanaReader.Recognises(sheets.Sheets[0]) ? SourceKind.Asana
            : MondayReader.Recognises(sheets) ? SourceKind.Monday
            : SourceKind.Table;
    }

    private static char FirstSign(SourceFile file)
    {
        using var text = new StreamReader(file.Open(), detectEncodingFromByteOrderMarks: true);
        int read;
        for (var seen = 0; seen < 1024 && (read = text.Read()) >= 0; seen++)
        {
            if (!char.IsWhiteSpace((char)read))
            {
                return (char)read;
            }
        }

        return ' ';
    }
}
