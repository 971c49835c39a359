using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Regie.Kernel;

/// <summary>
/// A connection to SQLite that keeps what it compiled. The driver compiles the text of every command anew, which for the queries of pages takes as long as running them;
/// here the same text is compiled once while the connection is open.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Statements kept at most; then all are let go. Each holds some ten kilobytes.</summary>
    private const int Most = 150;

    private readonly Dictionary<string, KeptStatement> _statements = [];

    /// <summary>Contexts over this connection, one after the other.</summary>
    public ContextPool? Contexts { get; set; }

    public override SqliteCommand CreateCommand() => new PassedCommand { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    protected override DbCommand CreateDbCommand() => CreateCommand();

    protected override void Dispose(bool disposing)
    {
        Contexts?.Dispose();
        Forget();
        base.Dispose(disposing);
    }

    /// <summary>The compiled statement of this text; null where it is being read from right now, or is no plain statement on rows.</summary>
    private KeptStatement? Find(string text)
    {
        if (_statements.TryGetValue(text, out var known))
        {
            return known.IsBusy ? null : known;
        }

        if (!IsKept(text))
        {
            return null;
        }

        if (_statements.Count >= Most)
        {
            Forget();
        }

        var statement = new KeptStatement { Connection = this, CommandText = text };
        statement.Prepare();
        return _statements[text] = statement;
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
    }

    private static bool IsKept(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("SELECT ", StringComparison.Ordinal) || start.StartsWith("SELECT\n", StringComparison.Ordinal) || start.StartsWith("INSERT ", StringComparison.Ordinal)
            || start.StartsWith("UPDATE ", StringComparison.Ordinal) || start.StartsWith("DELETE ", StringComparison.Ordinal) || start.StartsWith("WITH ", StringComparison.Ordinal);
    }

    /// <summary>What callers hold: hands its text and parameters to the kept statement.</summary>
    private sealed class PassedCommand : SqliteCommand
    {
        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            if (Connection is not KeptConnection { State: ConnectionState.Open } connection || connection.Find(CommandText) is not { } kept)
            {
                return base.ExecuteReader(behavior);
            }

            kept.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters)
            {
                kept.Parameters.Add(parameter);
            }

            (kept.Transaction, kept.CommandTimeout) = (Transaction, CommandTimeout);
            return kept.ExecuteReader(behavior);
        }

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);
    }

    private sealed class KeptStatement : SqliteCommand
    {
        public bool IsBusy => DataReader is not null;
    }
}
