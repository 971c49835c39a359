using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Regie.Kernel;

/// <summary>A number of a row that is counted up to give each newcomer one of its own.</summary>
public readonly record struct Counter(string Property, double Step);

/// <summary>Counters of one row: how they are counted up, and what they are then.</summary>
internal sealed record CounterRow(string Table, Guid BusinessId, Guid Id, IReadOnlyList<(string Column, double Step)> Counters)
{
    public string Sql => $"""
        UPDATE "{Table}" SET {string.Join(", ", Counters.Select((counter, i) => $"\"{counter.Column}\" = \"{counter.Column}\" + @by{i}"))}
        WHERE "Id" = @id RETURNING {string.Join(", ", Counters.Select(counter => $"\"{counter.Column}\""))}
        """;

    public bool Equals(CounterRow? other) => other is not null && other.Table == Table && other.Id == Id;

    public override int GetHashCode() => HashCode.Combine(Table, Id);

    public static async Task<double[]> Read(DbDataReader reader, CancellationToken cancel)
    {
        if (!await reader.ReadAsync(cancel))
        {
            throw new InvalidOperationException("There is no such row to draw a number from.");
        }

        var values = new double[reader.FieldCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Convert.ToDouble(reader.GetValue(i), CultureInfo.InvariantCulture);
        }

        return values;
    }
}

/// <summary>
/// Draws numbers on PostgreSQL in transactions of their own, so that those who make something do not wait for each other until they have committed; whoever asks while a draw is
/// under way shares the next one. A call that fails after its draw leaves a gap, as a sequence does. Not waiting for the disk loses nothing: the commit that uses a number
/// writes the log up to itself, and the draw stands before it.
/// </summary>
internal sealed class Draws(NpgsqlDataSource source)
{
    private readonly Dictionary<CounterRow, List<TaskCompletionSource<double[]>>> _waiting = [];

    public Task<double[]> Next(CounterRow row)
    {
        var asking = new TaskCompletionSource<double[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            if (_waiting.TryGetValue(row, out var waiting))
            {
                waiting.Add(asking);
                return asking.Task;
            }

            _waiting[row] = [asking];
        }

        _ = Serve(row);
        return asking.Task;
    }

    private async Task Serve(CounterRow row)
    {
        while (TakeWaiting(row) is { } asking)
        {
            try
            {
                var last = await Draw(row, asking.Count);
                for (var i = 0; i < asking.Count; i++)
                {
                    asking[i].SetResult([.. last.Select((value, counter) => value - (row.Counters[counter].Step * (asking.Count - 1 - i)))]);
                }
            }
#pragma warning disable CA1031 // Whatever went wrong is theirs who asked.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                asking.ForEach(one => one.TrySetException(failure));
            }
        }
    }

    private List<TaskCompletionSource<double[]>>? TakeWaiting(CounterRow row)
    {
        lock (_waiting)
        {
            var asking = _waiting[row];
            if (asking.Count == 0)
            {
                _waiting.Remove(row);
                return null;
            }

            _waiting[row] = [];
            return asking;
        }
    }

    private async Task<double[]> Draw(CounterRow row, int many)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('regie.reach', @reach, true), set_config('synchronous_commit', 'off', true)")
        {
            Parameters = { new NpgsqlParameter<string>("reach", row.BusinessId.ToString("D", CultureInfo.InvariantCulture)) },
        });
        var update = new NpgsqlBatchCommand(row.Sql) { Parameters = { new NpgsqlParameter<Guid>("id", row.Id) } };
        for (var i = 0; i < row.Counters.Count; i++)
        {
            update.Parameters.Add(new NpgsqlParameter<double>($"by{i}", row.Counters[i].Step * many));
        }

        batch.BatchCommands.Add(update);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await CounterRow.Read(reader, CancellationToken.None);
    }
}
