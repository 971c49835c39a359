using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Regie.Kernel;

/// <summary>
/// SQLite has one writer. Commands wait for its turn; each turn takes up to <see cref="Most"/> waiting ones into one
/// immediate transaction, each in its own savepoint, and acknowledges them after the commit: many durable commands for one fsync.
/// </summary>
public sealed class WriteTurn(Database database) : IAsyncDisposable
{
    private const int Most = 32;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _starting = new();
    private Task? _writer;

    /// <summary>What a command does in its turn. Answers true to keep what it wrote, false to roll it back.</summary>
    public delegate Task<bool> Work(DbConnection connection, DbTransaction transaction);

    /// <summary>Runs <paramref name="work"/> in the writer's turn; completes once what it wrote is durable.</summary>
    public async Task Take(Work work, CancellationToken cancel)
    {
        Start();
        var waiting = new Waiting(work, cancel);
        await _waiting.Writer.WriteAsync(waiting, cancel);
        await waiting.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_writer is not null)
        {
            await _writer;
        }
    }

    private void Start()
    {
        if (_writer is not null)
        {
            return;
        }

        lock (_starting)
        {
            _writer ??= Task.Run(Loop);
        }
    }

    private async Task Loop()
    {
        await using var connection = database.OpenSqliteWriter();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await Turn(connection);
        }
    }

    private async Task Turn(SqliteConnection connection)
    {
        var taken = new List<(Waiting Waiting, Exception? Failure)>(Most);
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            while (taken.Count < Most && _waiting.Reader.TryRead(out var waiting))
            {
                taken.Add((waiting, await RunOne(waiting, connection, transaction)));
            }

            await transaction.CommitAsync();
        }
        catch (SqliteException failure)
        {
            // The turn as a whole did not become durable: nobody in it was acknowledged, everybody is told.
            if (taken.Count == 0 && _waiting.Reader.TryRead(out var first))
            {
                taken.Add((first, failure));
            }

            foreach (var (waiting, _) in taken)
            {
                waiting.Done.TrySetException(failure);
            }

            return;
        }

        foreach (var (waiting, failure) in taken)
        {
            if (failure is null)
            {
                waiting.Done.TrySetResult();
            }
            else
            {
                waiting.Done.TrySetException(failure);
            }
        }
    }

    private static async Task<Exception?> RunOne(Waiting waiting, SqliteConnection connection, SqliteTransaction transaction)
    {
        if (waiting.Cancel.IsCancellationRequested)
        {
            return new OperationCanceledException(waiting.Cancel);
        }

        transaction.Save("command");
        try
        {
            if (!await waiting.Work(connection, transaction))
            {
                transaction.Rollback("command");
            }

            transaction.Release("command");
            return null;
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to this one command: its savepoint is undone and its caller told.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            transaction.Rollback("command");
            transaction.Release("command");
            return failure;
        }
    }

    private sealed record Waiting(Work Work, CancellationToken Cancel)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
