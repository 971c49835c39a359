using System.Data;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Regie.Kernel;

/// <summary>Appends what a call raised. Must be the last statement of its transaction: whoever takes the counter first commits first.</summary>
public sealed class EventLog(EventCatalog catalog)
{
    public async Task Append(RegieDb db, CancellationToken cancel)
    {
        if (db.Raised.Count == 0)
        {
            return;
        }

        var scope = db.Scope;
        var rows = db.Raised.Select(happened => Row(happened, scope)).ToList();
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        if (connection is NpgsqlConnection postgres)
        {
            await AppendPostgres(postgres, transaction, rows, cancel);
        }
        else
        {
            await AppendSqlite(connection, transaction, rows, cancel);
        }

        db.ForgetRaised();
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

    private static async Task AppendPostgres(NpgsqlConnection connection, DbTransaction transaction, List<EventRow> rows, CancellationToken cancel)
    {
        // One statement: the counter's row lock is taken and, next thing, the commit releases it.
        await using var command = new NpgsqlCommand("""
            WITH head AS (UPDATE "LogHead" SET "Value" = "Value" + @n WHERE "Id" = 1 RETURNING "Value" - @n AS base)
            INSERT INTO "Events" ("Seq", "Id", "BusinessId", "At", "ActorId", "Kind", "SubjectKind", "SubjectId", "ParentId", "Body", "CauseId", "Door")
            SELECT head.base + e.ord, e.id, e.business, e.at, e.actor, e.kind, e.sk, e.sid, e.parent, e.body, e.cause, e.door
            FROM head, unnest(@id, @business, @at, @actor, @kind, @sk, @sid, @parent, @body, @cause, @door)
                WITH ORDINALITY AS e(id, business, at, actor, kind, sk, sid, parent, body, cause, door, ord)
            """, connection, (NpgsqlTransaction)transaction);
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
        await command.ExecuteNonQueryAsync(cancel);

        void Array(string name, NpgsqlDbType type, object values) => command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values });
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
