using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Regie.Kernel;
using Regie.Tests;

namespace Regie.Performance;

/// <summary>
/// A Trello board of 50,000 cards and 200,000 comments through the operations a person uses: upload and preview, confirm, wait for the end. Time of it all and the most memory
/// the server ever held; beside it, the same number of rows into a bare table.
/// </summary>
public static class ImportBench
{
    private const int Cards = 50_000;
    private const int Comments = 200_000;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var figures = new List<Figure>();
        var file = Path.Combine(Path.GetTempPath(), $"regie-board-{Guid.CreateVersion7():N}.json");
        try
        {
            TrelloFile.Write(file, Cards, Comments);
            foreach (var kind in Installation.Kinds)
            {
                await using var installation = await Installation.Make(kind);
                var planted = await Planted.Plant(installation, 0);
                await using var app = await installation.Serve(("REGIE_MAX_UPLOAD_MB", "500"));
                var seconds = await Import(app, planted, file);
                var megabytes = Memory.Peak(app.Process.Id);
                figures.Add(Figure.AtMost($"Trello board, {Cards:#,0} cards, {Comments:#,0} comments, {installation.Name}", 60, seconds, "s", await Rows(installation)));
                figures.Add(Figure.AtMost($"most memory of the server meanwhile, {installation.Name}", 512, megabytes, "MB"));
            }
        }
        finally
        {
            File.Delete(file);
        }

        return figures;
    }

    private static async Task<double> Import(RunningApp app, Planted planted, string file)
    {
        using var http = Clients.Api(app.Address, planted.Token);
        var clock = Stopwatch.StartNew();
        using var content = new StreamContent(File.OpenRead(file)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var form = new MultipartFormDataContent { { new StringContent(planted.BusinessId.ToString()), "businessId" }, { content, "file", "board.json" } };
        var import = (await Answer(await http.PostAsync("imports", form))).GetProperty("importId").GetGuid();
        await Answer(await http.PostAsync($"imports/{import}/confirmation", null));
        for (; ; await Task.Delay(200))
        {
            var view = await Answer(await http.GetAsync($"imports/{import}"));
            var state = view.GetProperty("state").GetString();
            if (clock.Elapsed > TimeSpan.FromMinutes(4) || state == "failed")
            {
                throw new InvalidOperationException($"The import is {state} after {clock.Elapsed.TotalSeconds:0} s: {view.GetProperty("problem")}");
            }

            if (state == "done")
            {
                var made = view.GetProperty("kinds").EnumerateArray().ToDictionary(kind => kind.GetProperty("kind").GetString()!, kind => kind.GetProperty("created").GetInt32());
                return made["task"] == Cards && made["comment"] == Comments
                    ? clock.Elapsed.TotalSeconds
                    : throw new InvalidOperationException($"The import made {made["task"]} tasks and {made["comment"]} comments.");
            }
        }
    }

    private static async Task<JsonElement> Answer(HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{answer.StatusCode}: {text}");
        }
    }

    /// <summary>Seconds for as many rows with a key and some words, in one transaction.</summary>
    private static async Task<double> Rows(Installation installation)
    {
        await using System.Data.Common.DbConnection connection = installation.Settings.Database == DatabaseKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(installation.Settings.DataDirectory, "yardstick.db")}")
            : new NpgsqlConnection(installation.Settings.ConnectionString);
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText = "CREATE TABLE rows_only (id TEXT PRIMARY KEY, words TEXT NOT NULL)";
        await create.ExecuteNonQueryAsync();
        var clock = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var i = 0; i < (Cards + Comments) / 1000; i++)
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = string.Create(CultureInfo.InvariantCulture, $"INSERT INTO rows_only VALUES {string.Join(',', Enumerable.Range(0, 1000).Select(_ => $"('{Guid.CreateVersion7()}', 'review draft launch page photo invoice supplier newsletter')"))}");
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return clock.Elapsed.TotalSeconds;
    }
}
