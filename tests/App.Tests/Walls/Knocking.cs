using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Regie.Kernel;

namespace Regie.Tests.Walls;

internal sealed record Reply(int Status, string Body, bool IsStreamed = false)
{
    public bool IsOk => Status is >= 200 and < 300;

    public override string ToString() => $"{Status.ToString(CultureInfo.InvariantCulture)} {(Body.Length > 300 ? Body[..300] + "…" : Body)}";
}

/// <summary>Sends a request at an operation's door: over HTTP where it has one, else through the Runner as its own door does.</summary>
internal sealed class Knocking(World world) : IDisposable
{
    private readonly HttpClient _http = world.Client();
    private readonly Dictionary<OperationDescriptor, Binder> _binders = [];

    public static bool IsRest(OperationDescriptor operation) => operation.Doors.HasFlag(Door.Rest);

    public Task<Reply> Send(OperationDescriptor operation, JsonObject request, Somebody who) => IsRest(operation) ? OverHttp(operation, request, who) : Inside(operation, request, who);

    public void Dispose() => _http.Dispose();

    private async Task<Reply> OverHttp(OperationDescriptor operation, JsonObject request, Somebody who)
    {
        var binder = Binder(operation);
        var path = RestDoor.TemplateOf(operation);
        var rest = request.DeepClone().AsObject();
        foreach (var member in binder.Route)
        {
            path = path.Replace($"{{{member.Name}}}", Uri.EscapeDataString(Text(rest[member.Name])), StringComparison.Ordinal);
            rest.Remove(member.Name);
        }

        if (operation.Method == "GET")
        {
            path += "?" + string.Join('&', rest.SelectMany(pair => (pair.Value is JsonArray list ? list : [pair.Value?.DeepClone()]).Select(item => $"{pair.Key}={Uri.EscapeDataString(Text(item))}")));
        }

        using var message = new HttpRequestMessage(new HttpMethod(operation.Method), path.TrimEnd('?'));
        if (operation.Method != "GET" && rest.Count > 0)
        {
            message.Content = new StringContent(rest.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        if (who.Bearer is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {who.Bearer}");
        }

        message.Headers.TryAddWithoutValidation("Accept-Language", "en");
        using var answer = await _http.SendAsync(message, TestContext.Current.CancellationToken);
        return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<Reply> Inside(OperationDescriptor operation, JsonObject request, Somebody who)
    {
        var draft = new Draft(Binder(operation));
        draft.All(Encoding.UTF8.GetBytes(request.ToJsonString()));
        var bound = draft.Finish();
        var door = operation.Doors.HasFlag(Door.Page) ? Door.Page : Door.Inside;
        var result = bound.IsOk ? await world.Runner.Run(operation, bound.Value, who.Caller! with { Door = door }, Call.Plain, TestContext.Current.CancellationToken) : bound.Problem;
        return result.IsOk
            ? new Reply(200, JsonSerializer.Serialize(result.Value, operation.Output, Json.Options))
            : new Reply((int)result.Problem.Kind, $"{result.Problem.Code} {string.Join(", ", result.Problem.Errors?.Select(error => error.Key + " " + error.Value[0]) ?? [])}");
    }

    private Binder Binder(OperationDescriptor operation) => _binders.TryGetValue(operation, out var known) ? known : _binders[operation] = new Binder(operation);

    private static string Text(JsonNode? value) => value is JsonValue plain && plain.TryGetValue<string>(out var text) ? text : value?.ToJsonString() ?? "";
}
