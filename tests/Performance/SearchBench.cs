using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Regie.Kernel;

namespace Regie.Performance;

/// <summary>Search over 100,000 tasks by the API, with words that are everywhere, rare, several and half typed. Beside it, reading all titles for the word.</summary>
public static class SearchBench
{
    private const int Tasks = 100_000;
    private const int Rounds = 5;

    private static readonly string[] Asked = ["launch", "newsletter", "fabric sample", "price review contract", "transl", "pho", "budget campaign survey", "délivery", "checkout stock", "in", "suppl invoice", "nowhere"];

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var figures = new List<Figure>();
        foreach (var kind in Installation.Kinds)
        {
            await using var installation = await Installation.Make(kind);
            var planted = await Planted.Plant(installation, Tasks, plain: true);
            await using var app = await installation.Serve();
            using var http = Clients.Api(app.Address, planted.Token);
            var took = new List<double>();
            for (var round = -1; round < Rounds; round++)
            {
                foreach (var text in Asked)
                {
                    var clock = Stopwatch.StartNew();
                    var page = await http.GetFromJsonAsync<JsonElement>($"search?text={Uri.EscapeDataString(text)}");
                    if (round >= 0)
                    {
                        took.Add(clock.Elapsed.TotalMilliseconds);
                    }

                    Check(text, page.GetProperty("items"));
                }
            }

            took.Sort();
            var yardstick = await Reading(installation);
            figures.Add(Figure.AtMost($"search, {Tasks:#,0} tasks, median, {installation.Name}", 300, took[took.Count / 2], "ms", yardstick));
            figures.Add(Figure.AtMost($"search, {Tasks:#,0} tasks, 95 of 100 within, {installation.Name}", 300, took[took.Count * 95 / 100], "ms", yardstick));
        }

        return figures;
    }

    /// <summary>A full page where the words are, each hit with the first word at the start of one of its own; nothing where they are not.</summary>
    private static void Check(string text, JsonElement items)
    {
        var first = text.Split(' ')[0].Replace('é', 'e');
        var isRight = text == "nowhere"
            ? items.GetArrayLength() == 0
            : items.GetArrayLength() == 20 && items.EnumerateArray().All(item => item.ToString().Contains(first, StringComparison.OrdinalIgnoreCase));
        if (!isRight)
        {
            throw new InvalidOperationException($"Search for “{text}” found {items.GetArrayLength()}: {items.ToString()[..Math.Min(400, items.ToString().Length)]}");
        }
    }

    /// <summary>What it takes without an index: every title and description is read. Milliseconds, median of five.</summary>
    private static async Task<double> Reading(Installation installation)
    {
        const string sql = """SELECT count(*) FROM "Tasks" WHERE lower("Title") LIKE '%launch%' OR lower("Description") LIKE '%launch%'""";
        await using System.Data.Common.DbConnection connection = installation.Settings.Database == DatabaseKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(installation.Settings.DataDirectory, "regie.db")};Mode=ReadOnly")
            : new NpgsqlConnection(installation.Settings.ConnectionString);
        await connection.OpenAsync();
        var took = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteScalarAsync();
            took.Add(clock.Elapsed.TotalMilliseconds);
        }

        return took.Order().ElementAt(2);
    }
}
