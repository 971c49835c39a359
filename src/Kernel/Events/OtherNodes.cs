using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Regie.Kernel;

/// <summary>
/// What nodes on one PostgreSQL tell each other, by NOTIFY: the log grew; somebody's access changed. A hint and no more: it is sent after the commit, from a connection
/// of its own, so that no commit waits for it, and the polls behind it find whatever a lost one did not tell.
/// </summary>
public sealed class OtherNodes(Database database, ILogger<OtherNodes> logger) : BackgroundService
{
    private const string Wire = "regie";
    private const string Log = "log";

    /// <summary>Many commits in a row are one hint.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(30);

    private readonly Channel<string> _toTell = Channel.CreateBounded<string>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The log grew on another node.</summary>
    public event Action? LogGrew;

    /// <summary>What a person may do changed on another node.</summary>
    public event Action<Guid>? AccessChanged;

    public void TellLogGrew() => Tell(Log);

    public void TellAccessChanged(Guid personId) => Tell(personId.ToString());

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        database.IsSqlite ? Task.CompletedTask : Task.WhenAll(Keep(TellAll, stoppingToken), Keep(Hear, stoppingToken));

    private void Tell(string what)
    {
        if (!database.IsSqlite)
        {
            _toTell.Writer.TryWrite(what);
        }
    }

    /// <summary>A connection of its own for as long as it lasts, and then the next one.</summary>
    private async Task Keep(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(database.WireConnectionString);
                await connection.OpenAsync(cancel);
                await work(connection, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException failure)
            {
                logger.LogWarning("Other nodes cannot be heard for a moment: {Reason}", failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TellAll(NpgsqlConnection connection, CancellationToken cancel)
    {
        while (await _toTell.Reader.WaitToReadAsync(cancel))
        {
            var hints = new HashSet<string>();
            while (hints.Count < 100 && _toTell.Reader.TryRead(out var hint))
            {
                hints.Add(hint);
            }

            await using var command = new NpgsqlCommand("SELECT pg_notify(@wire, hint) FROM unnest(@hints) hint", connection);
            command.Parameters.AddWithValue("wire", Wire);
            command.Parameters.AddWithValue("hints", hints.ToArray());
            await command.ExecuteNonQueryAsync(cancel);
            await Task.Delay(Gathering, cancel);
        }
    }

    private async Task Hear(NpgsqlConnection connection, CancellationToken cancel)
    {
        connection.Notification += (_, heard) => Take(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Wire}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        // Whatever was told while nobody listened.
        LogGrew?.Invoke();
        while (true)
        {
            await connection.WaitAsync(cancel);
        }
    }

    private void Take(string hint)
    {
        if (hint == Log)
        {
            LogGrew?.Invoke();
        }
        else if (Guid.TryParse(hint, out var personId))
        {
            AccessChanged?.Invoke(personId);
        }
    }
}
