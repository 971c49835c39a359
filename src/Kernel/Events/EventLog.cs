using System.Data;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Regie.Kernel;

/// <summary>
/// The last statements of a call: what counts up at its end, and the events it raised. They come last because others wait for these rows until the commit: whoever takes the
/// log's counter first commits first.
/// </summary>
public sealed class EventLog(EventCatalog catalog)
{
    /// <summary>
    /// Writes them. On PostgreSQL, where the call has the transaction to itself, the commit goes with them on the same way to the server; true says that it did.
    /// </summary>
    public async Task<bool> Close(RegieDb db, bool ownsTransaction, CancellationToken cancel)
    {
        var rows = db.Raised.Select(happened => Row(happened, db.Scope)).ToList();
        var counts = db.CountsUp.ToList();
        db.ForgetEnd();
        if (rows.Count + counts.Count == 0)
        {
            return false;
        }

        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        if (connection is NpgsqlConnection postgres)
        {
            await ClosePostgres(postgres, (NpgsqlTransaction)transaction, counts, rows, ownsTransaction, cancel);
            return ownsTransaction;
        }

        await CloseSqlite(connection, transaction, counts, rows, cancel);
        return false;
    }

    private EventRow Row(IEvent happened, Scope scope)
    {
        var name = catalog.Of(happened);
        return new EventRow
        {
            Id = scope.NewId(),
            BusinessId = happened.BusinessId,
            At = scope.Now,
            ActorId = scope.Caller.PersonId,
            Kind = name.Name,
            SubjectKind = name.Subject,
            SubjectId = happened.SubjectId,
            ParentId = happened.ParentId,
            Body = JsonSerializer.Serialize(happened, happened.GetType(), Json.Options),
            CauseId = scope.Caller.CauseId,
            Door = scope.Caller.Door,
        };
    }

    private static async Task ClosePostgres(NpgsqlConnection connection, NpgsqlTransaction transaction, List<CountUp> counts, List<EventRow> rows, bool commit, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var count in counts)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(count.Sql) { Parameters = { new NpgsqlParameter<Guid>("id", count.Id) } });
        }

        if (rows.Count > 0)
        {
            batch.BatchCommands.Add(Append(rows));
        }

        if (commit)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlBatchCommand Append(List<EventRow> rows)
    {
        // One statement: the counter's row lock is taken and, next thing, the commit releases it.
        var command = new NpgsqlBatchCommand("""
            WITH head AS (UPDATE "LogHead" SET "Value" = "Value" + @n WHERE "Id" = 1 RETURNING "Value" - @n AS base)
            INSERT INTO "Events" ("Seq", "Id", "BusinessId", "At", "ActorId", "Kind", "SubjectKind", "SubjectId", "ParentId", "Body", "CauseId", "Door")
            SELECT head.base + e.ord, e.id, e.business, e.at, e.actor, e.kind, e.sk, e.sid, e.parent, e.body, e.cause, e.door
            FROM head, unnest(@id, @business, @at, @actor, @kind, @sk, @sid, @parent, @body, @cause, @door)
                WITH ORDINALITY AS e(id, business, at, actor, kind, sk, sid, parent, body, cause, door, ord)
            """);
        command.Parameters.AddWithValue("n", (long)rows.Count);
        Array("id", NpgsqlDbType.Uuid, rows.Select(row => row.Id).ToArray());
        Array("business", NpgsqlDbType.Uuid, rows.Select(row => row.BusinessId).ToArray());
        Array("at", NpgsqlDbType.Bigint, rows.Select(row => row.At.UtcTicks).ToArray());
        Array("actor", NpgsqlDbType.Uuid, rows.Select(row => row.ActorId).ToArray());
        Array("kind", NpgsqlDbType.Text, rows.Select(row => row.Kind).ToArray());
        Array("sk", NpgsqlDbType.Text, rows.Select(row => row.SubjectKind).ToArray());
        Array("sid", NpgsqlDbType.Uuid, rows.Select(row => row.SubjectId).ToArray());
        Array("parent", NpgsqlDbType.Uuid, rows.Select(row => row.ParentId).ToArray());
        Array("body", NpgsqlDbType.Text, rows.Select(row => row.Body).ToArray());
        Array("cause", NpgsqlDbType.Uuid, rows.Select(row => row.CauseId).ToArray());
        Array("door", NpgsqlDbType.Integer, rows.Select(row => (int)row.Door).ToArray());
        return command;

        void Array(string name, NpgsqlDbType type, object values) => command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values });
    }

    private static async Task CloseSqlite(DbConnection connection, DbTransaction transaction, List<CountUp> counts, List<EventRow> rows, CancellationToken cancel)
    {
        foreach (var count in counts)
        {
            await using var update = connection.CreateCommand();
            (update.Transaction, update.CommandText) = (transaction, count.Sql);
            var id = update.CreateParameter();
            (id.ParameterName, id.Value) = ("@id", count.Id.ToString().ToUpperInvariant());
            update.Parameters.Add(id);
            await update.ExecuteNonQueryAsync(cancel);
        }

        if (rows.Count > 0)
        {
            await AppendSqlite(connection, transaction, rows, cancel);
        }
    }

    private static async Task AppendSqlite(DbConnection connection, DbTransaction transaction, List<EventRow> rows, CancellationToken cancel)
    {
        long last;
        await using (var head = connection.CreateCommand())
        {
            head.Transaction = transaction;
            head.CommandText = $"""UPDATE "LogHead" SET "Value" = "Value" + {rows.Count} WHERE "Id" = 1 RETURNING "Value" """;
            last = (long)(await head.ExecuteScalarAsync(cancel))!;
        }

        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            INSERT INTO "Events" ("Seq", "Id", "BusinessId", "At", "ActorId", "Kind", "SubjectKind", "SubjectId", "ParentId", "Body", "CauseId", "Door")
            VALUES (@seq, @id, @business, @at, @actor, @kind, @sk, @sid, @parent, @body, @cause, @door)
            """;
        foreach (var name in (string[])["seq", "id", "business", "at", "actor", "kind", "sk", "sid", "parent", "body", "cause", "door"])
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = "@" + name;
            insert.Parameters.Add(parameter);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            object?[] values = [last - rows.Count + i + 1, row.Id, row.BusinessId, row.At.UtcTicks, row.ActorId, row.Kind, row.SubjectKind, row.SubjectId, row.ParentId, row.Body, row.CauseId, (int)row.Door];
            for (var p = 0; p < values.Length; p++)
            {
                insert.Parameters[p].Value = values[p] is Guid id ? id.ToString().ToUpperInvariant() : values[p] ?? DBNull.Value;
            }

            await insert.ExecuteNonQueryAsync(cancel);
        }
    }
}
