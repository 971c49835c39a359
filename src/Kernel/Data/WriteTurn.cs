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
        SqliteConnection? connection = null;
        while (await _waiting.Reader.WaitToReadAsync())
        {
            try
            {
                connection ??= database.OpenSqliteWriter();
                await Turn(connection);
            }
#pragma warning disable CA1031 // Whatever broke this turn (a full disk undoes the whole transaction by itself), the next one begins on a connection of its own.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (connection is null && _waiting.Reader.TryRead(out var waiting))
                {
                    waiting.Done.TrySetException(failure);
                }

                connection?.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
    }

    /// <summary>One transaction. It fails as a whole or not at all: then nobody in it was acknowledged, and everybody is told.</summary>
    private async Task Turn(SqliteConnection connection)
    {
        var taken = new List<(Waiting Waiting, Exception? Failure)>(Most);
        Waiting? current = null;
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            while (taken.Count < Most && _waiting.Reader.TryRead(out current))
            {
                var failure = await RunOne(current, connection, transaction);
                taken.Add((current, failure));
                current = null;
            }

            await transaction.CommitAsync();
        }
        catch (Exception failure)
        {
            if (current is null && taken.Count == 0)
            {
                _waiting.Reader.TryRead(out current);
            }

            current?.Done.TrySetException(failure);
            foreach (var (waiting, own) in taken)
            {
                waiting.Done.TrySetException(own ?? failure);
            }

            throw;
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
        Exception? failed = null;
        try
        {
            if (!await waiting.Work(connection, transaction))
            {
                transaction.Rollback("command");
            }
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to this one command: its savepoint is undone and its caller told.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            failed = failure;
            transaction.Rollback("command");
        }

        transaction.Release("command");
        return failed;
    }

    private sealed record Waiting(Work Work, CancellationToken Cancel)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
