using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Regie.Performance;

/// <summary>
/// One person who writes: makes tasks, changes, moves, closes, opens, discusses and deletes them, one request after the other, and keeps a journal. What was acknowledged must be there;
/// the one request that the kill cut off may be there or not, and sent again with its key it must be there once.
/// </summary>
internal sealed class CrashWriter(int number, Planted planted, int seed, CrashTally tally)
{
    private const int Kept = 12;

    private readonly Random _random = new(seed);
    private readonly List<Known> _tasks = [];
    private readonly HashSet<Known> _touched = [];
    private Order? _open;
    private int _count;

    public Planted Planted => planted;
    public string Token => planted.Token;

    /// <summary>Writes until told to stop or until nobody answers any more.</summary>
    public async Task Write(HttpClient http, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _open = Next();
            var sent = await Send(http, _open);
            if (sent is null)
            {
                return;
            }

            if (!Took(_open, sent))
            {
                tally.Note(FaultKind.Story, $"{_open.Says} was answered {(int)sent.Status}: {sent.Body}");
                return;
            }

            tally.Acknowledge();
            _open = null;
        }
    }

    /// <summary>After a kill: is what was acknowledged there, and does the request that was cut off happen once when it is sent again?</summary>
    public async Task Look(HttpClient http)
    {
        if (_open is { } open)
        {
            tally.Repeat();
            if (await Send(http, open) is not { } sent || !Took(open, sent))
            {
                tally.Note(FaultKind.Repeated, $"{open.Says}, sent again, was not accepted");
            }

            _open = null;
        }

        foreach (var task in _touched)
        {
            await Look(http, task);
        }

        _touched.Clear();
        _tasks.RemoveAll(task => task.Deleted);
        if (_tasks.Count > Kept)
        {
            _tasks.RemoveRange(0, _tasks.Count - Kept);
        }
    }

    private async Task Look(HttpClient http, Known task)
    {
        using var answer = await http.GetAsync($"tasks/{task.Id}");
        if (task.Deleted)
        {
            if (answer.StatusCode != HttpStatusCode.NotFound)
            {
                tally.Note(FaultKind.Lost, $"{task.Title} was deleted and is there ({(int)answer.StatusCode})");
            }

            return;
        }

        if (answer.StatusCode != HttpStatusCode.OK)
        {
            tally.Note(FaultKind.Lost, $"{task.Title} is not there ({(int)answer.StatusCode})");
            return;
        }

        var found = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var view = found.TryGetProperty("task", out var inner) ? inner : found;
        var (title, closed) = (view.GetProperty("title").GetString(), view.GetProperty("closedAt").ValueKind != JsonValueKind.Null);
        if (title != task.Title || closed != task.Closed)
        {
            tally.Note(FaultKind.Lost, $"“{task.Title}” {(task.Closed ? "closed" : "open")} is “{title}” {(closed ? "closed" : "open")}");
        }

        var comments = await http.GetFromJsonAsync<JsonElement>($"tasks/{task.Id}/comments?limit=200");
        var said = comments.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("body").GetString()!).Order(StringComparer.Ordinal).ToList();
        if (!said.SequenceEqual(task.Comments.Order(StringComparer.Ordinal)))
        {
            tally.Note(said.Count > task.Comments.Count ? FaultKind.Repeated : FaultKind.Lost, $"{task.Title} has {said.Count} comments instead of {task.Comments.Count}");
        }
    }

    /// <summary>What to do next; deterministic for its seed as long as the answers are.</summary>
    private Order Next()
    {
        var text = $"Person {number}, step {++_count}";
        var dice = _tasks.Count < 3 ? 0 : _random.Next(100);
        var task = _tasks.Count == 0 ? null : _tasks[_random.Next(_tasks.Count)];
        return dice switch
        {
            < 30 => new(HttpMethod.Post, "tasks", new { projectId = planted.ProjectId, title = text }, null, made => _tasks.Add(made!), text),
            < 55 => new(HttpMethod.Patch, $"tasks/{task!.Id}", new { title = text }, task, _ => task.Title = text),
            < 70 => new(HttpMethod.Post, $"tasks/{task!.Id}/comments", new { body = text }, task, _ => task.Comments.Add(text)),
            < 80 => new(HttpMethod.Post, $"tasks/{task!.Id}/move", new { afterTaskId = _tasks.First(other => other != task).Id }, task, _ => { }),
            < 94 when task!.Closed => new(HttpMethod.Post, $"tasks/{task.Id}/reopening", new { }, task, _ => task.Closed = false),
            < 94 => new(HttpMethod.Post, $"tasks/{task!.Id}/closure", new { outcome = text }, task, _ => task.Closed = true),
            _ => new(HttpMethod.Delete, $"tasks/{task!.Id}", null, task, _ => { task.Deleted = true; _tasks.Remove(task); }),
        };
    }

    private bool Took(Order order, Answer answer)
    {
        if (!answer.IsOk)
        {
            return false;
        }

        var made = order.Makes is null ? null : new Known(JsonDocument.Parse(answer.Body).RootElement.GetProperty("id").GetGuid()) { Title = order.Makes };
        order.Happened(made);
        _touched.Add(order.Task ?? made!);
        return true;
    }

    /// <summary>Null where nobody answered, or a server that has lost its database said that it cannot.</summary>
    private static async Task<Answer?> Send(HttpClient http, Order order)
    {
        try
        {
            using var request = new HttpRequestMessage(order.Method, order.Path) { Content = order.Body is null ? null : JsonContent.Create(order.Body) };
            request.Headers.Add("Idempotency-Key", order.Key);
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode >= 500 ? null : new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Body)
    {
        public bool IsOk => (int)Status is >= 200 and < 300;
    }

    private sealed record Order(HttpMethod Method, string Path, object? Body, Known? Task, Action<Known?> Happened, string? Makes = null)
    {
        public string Key { get; } = Guid.CreateVersion7().ToString();
        public string Says => $"{Method} {Path}";
    }

    private sealed class Known(Guid id)
    {
        public Guid Id { get; } = id;
        public string Title { get; set; } = "";
        public bool Closed { get; set; }
        public bool Deleted { get; set; }
        public List<string> Comments { get; } = [];
    }
}
