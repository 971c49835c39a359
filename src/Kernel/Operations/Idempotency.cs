using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>
/// The same key gives the same answer and happens once. The key's row is the first write of the transaction:
/// a concurrent twin waits for it, finds it, and replays.
/// </summary>
internal static class Idempotency
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(72);

    public static async Task<(Result<object?>? Replay, IdempotencyKey? Mine)> Claim(RegieDb db, Scope scope, OperationDescriptor descriptor, Call call, CancellationToken cancel)
    {
        var actor = scope.Caller.TokenId ?? scope.PersonId;
        var oldest = (scope.Now - Kept).UtcTicks;
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "IdempotencyKey" WHERE "Actor" = {actor} AND "Operation" = {descriptor.Name} AND "Key" = {call.IdempotencyKey} AND "At" < {oldest}""", cancel);
        var inserted = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "IdempotencyKey" ("Actor", "Operation", "Key", "Fingerprint", "IsProblem", "At")
            VALUES ({actor}, {descriptor.Name}, {call.IdempotencyKey}, {call.Fingerprint ?? ""}, {false}, {scope.Now.UtcTicks})
            ON CONFLICT DO NOTHING
            """, cancel);
        var row = await db.Set<IdempotencyKey>().AsNoTracking()
            .SingleAsync(key => key.Actor == actor && key.Operation == descriptor.Name && key.Key == call.IdempotencyKey, cancel);
        if (inserted == 1)
        {
            return (null, row);
        }

        if (row.Fingerprint != (call.Fingerprint ?? ""))
        {
            return (Problem.Refused("idempotency-key-reused"), null);
        }

        if (row.Answer is null)
        {
            return (Problem.Conflict("idempotency-key-in-use"), null);
        }

        return row.IsProblem
            ? (JsonSerializer.Deserialize<StoredProblem>(row.Answer, Json.Options)!.ToProblem(), null)
            : (Result.Ok<object?>(JsonSerializer.Deserialize(row.Answer, descriptor.Output, Json.Options)), null);
    }

    public static async Task Remember(RegieDb db, IdempotencyKey key, Result<object?> result, OperationDescriptor descriptor, CancellationToken cancel)
    {
        var answer = result.IsOk
            ? JsonSerializer.Serialize(result.Value, descriptor.Output, Json.Options)
            : JsonSerializer.Serialize(new StoredProblem(result.Problem.Kind, result.Problem.Code, [.. result.Problem.Arguments.Select(argument => argument?.ToString())]), Json.Options);
        await db.Set<IdempotencyKey>().Where(row => row.Actor == key.Actor && row.Operation == key.Operation && row.Key == key.Key)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Answer, answer).SetProperty(row => row.IsProblem, !result.IsOk), cancel);
    }

    private sealed record StoredProblem(ProblemKind Kind, string Code, string?[] Arguments)
    {
        public Problem ToProblem() => new(Kind, Code, [.. Arguments]);
    }
}
