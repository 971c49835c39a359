using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Regie.Kernel;

/// <summary>Tells a database that is away, restarting or full from a bug of ours.</summary>
public static class DatabaseAway
{
    /// <summary>EF wraps what PostgreSQL says of a restart into an exception of another kind: the cause counts.</summary>
    public static bool IsDatabase(this Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The database cannot do its work now: not reached, restarting, busy, its disk full or failing. A rule that it enforces is another matter.</summary>
    public static bool IsAway(this Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException { IsTransient: true } or PostgresException { SqlState: ['5', '3' or '7' or '8', ..] or ['0', '8', ..] }
                || (cause is SqliteException { SqliteErrorCode: var code } && Away.Contains(code)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.</summary>
    private static readonly HashSet<int> Away = [5, 6, 8, 10, 13, 14];
}
