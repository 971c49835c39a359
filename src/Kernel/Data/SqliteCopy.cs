using Microsoft.Data.Sqlite;

namespace Regie.Kernel;

/// <summary>A whole copy of the SQLite database at one instant, also while it is being written to.</summary>
public static class SqliteCopy
{
    public static async Task Make(string database, string target, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, DefaultTimeout = 60 }.ToString());
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @target";
        command.Parameters.AddWithValue("@target", target);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>What SQLite finds wrong with a file; nothing where it is whole.</summary>
    public static async Task<IReadOnlyList<string>> Faults(string database, CancellationToken cancel)
    {
        var faults = new List<string>();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 60 }.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            await using (var check = connection.CreateCommand())
            {
                check.CommandText = "PRAGMA integrity_check(20)";
                await using var rows = await check.ExecuteReaderAsync(cancel);
                while (await rows.ReadAsync(cancel))
                {
                    if (rows.GetString(0) != "ok")
                    {
                        faults.Add(rows.GetString(0));
                    }
                }
            }

            await using var keys = connection.CreateCommand();
            keys.CommandText = "PRAGMA foreign_key_check";
            await using var broken = await keys.ExecuteReaderAsync(cancel);
            while (faults.Count < 20 && await broken.ReadAsync(cancel))
            {
                faults.Add($"{broken.GetString(0)} row {(broken.IsDBNull(1) ? "?" : broken.GetInt64(1).ToString(System.Globalization.CultureInfo.InvariantCulture))} refers to a missing row of {broken.GetString(2)}");
            }
        }
        catch (SqliteException failure)
        {
            faults.Add(failure.Message);
        }

        return faults;
    }
}
