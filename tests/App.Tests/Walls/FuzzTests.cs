using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;

namespace Regie.Tests.Walls;

/// <summary>
/// Every operation of the REST door is sent what it cannot mean: wrong types, unknown members, ids of nothing and of the wrong kind, too much, too deep,
/// broken text. Always 4xx with the member named, never a failure of ours, nothing written. The same requests in every run.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;
    private const int LargeBodies = 6;

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_cannot_be_meant_is_refused_by_name_and_nothing_is_written(DatabaseKind kind)
    {
        var fuzz = await Fuzz.Begin(await World.On(kind));
        var before = await fuzz.Digest.Take();
        foreach (var operation in fuzz.Operations)
        {
            await fuzz.Members(operation);
            await fuzz.Bodies(operation);
        }

        await fuzz.Large(fuzz.Operations.Where(operation => operation.Method != "GET").OrderBy(operation => operation.Name, StringComparer.Ordinal).Chunk(9).Select(chunk => chunk[Seed % chunk.Length]).Take(LargeBodies));
        output.WriteLine($"{fuzz.Sent} requests to {fuzz.Operations.Count} operations");
        fuzz.Failures.Count.ShouldBe(0, string.Join('\n', fuzz.Failures.Take(60)));
        Digest.Changed(before, await fuzz.Digest.Take()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_is_odd_is_answered_and_never_breaks_anything(DatabaseKind kind)
    {
        var fuzz = await Fuzz.Begin(await World.On(kind));
        foreach (var operation in fuzz.Operations)
        {
            await fuzz.Oddities(operation, Seed);
        }

        output.WriteLine($"{fuzz.Sent} requests to {fuzz.Operations.Count} operations");
        fuzz.Failures.Count.ShouldBe(0, string.Join('\n', fuzz.Failures.Take(60)));
    }

    private sealed class Fuzz(World world, Side side, string bearer)
    {
        private readonly HttpClient _http = world.Client();
        private readonly List<string> _ids = [];

        public List<string> Failures { get; } = [];
        public int Sent { get; private set; }
        public Digest Digest { get; } = new(world, [side.BusinessId], [side.Obm.Id]);

        public IReadOnlyList<OperationDescriptor> Operations { get; } =
            [.. world.App.Services.GetRequiredService<OperationCatalog>().All.Where(operation => operation.Doors.HasFlag(Door.Rest) && operation.Example is not null)];

        public static async Task<Fuzz> Begin(World world)
        {
            var side = await Side.Create(world);
            var who = await Somebody.Obm(side);
            var fuzz = new Fuzz(world, side, who.Bearer!);
            foreach (var kind in new[] { "business", "emptyProject", "task", "person", "otherStatus", "comment", "section" })
            {
                fuzz._ids.Add(await side.Id(kind));
            }

            // What the requests need exists before anything is compared.
            return fuzz;
        }

        /// <summary>Each member of the operation with each wrong value; the rest of the request is right by type, with ids that nobody has.</summary>
        public async Task Members(OperationDescriptor operation)
        {
            var binder = new Binder(operation);
            foreach (var member in binder.Members.Where(member => !member.IsFile))
            {
                var isText = member.IsRoute || operation.Method == "GET";
                foreach (var wrong in Nonsense.Refused(member, isText))
                {
                    var request = Request(operation);
                    request[member.Name] = wrong?.DeepClone();
                    var reply = await Send(operation, binder, request);
                    Check(operation, member.Name, member.IsRoute, reply, $"{member.Name}={wrong?.ToJsonString()[..Math.Min(60, wrong.ToJsonString().Length)] ?? "null"}");
                }
            }

            var unknown = Request(operation);
            unknown["nobodyKnowsThis"] = "1";
            Check(operation, "nobodyKnowsThis", false, await Send(operation, binder, unknown), "an unknown member");
        }

        /// <summary>Bodies that are no request at all.</summary>
        public async Task Bodies(OperationDescriptor operation)
        {
            if (operation.Method == "GET")
            {
                return;
            }

            var binder = new Binder(operation);
            var request = Request(operation);
            var right = JsonSerializer.SerializeToUtf8Bytes(Body(binder, request));
            var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500));
            foreach (var (name, bytes, type) in new (string, byte[], string)[]
            {
                ("a list", "[]"u8.ToArray(), "application/json"), ("a text", "\"x\""u8.ToArray(), "application/json"), ("null", "null"u8.ToArray(), "application/json"), ("a number", "1"u8.ToArray(), "application/json"),
                ("truncated", [.. right[..^1]], "application/json"), ("twice", [.. right, .. right], "application/json"), ("bad UTF-8", [.. "{\"x\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8], "application/json"),
                ("a lone surrogate", "{\"x\":\"\\ud800\"}"u8.ToArray(), "application/json"), ("too deep", deep, "application/json"), ("plain text", right, "text/plain"), ("XML", right, "application/xml"),
                ("no type", right, ""), ("another charset", right, "application/json; charset=utf-16"), ("a form", "a=1"u8.ToArray(), "application/x-www-form-urlencoded"), ("a broken multipart", "--x\r\n"u8.ToArray(), "multipart/form-data; boundary=y"),
            })
            {
                if (bytes.Length <= 2 && binder.Sent.Count == 0)
                {
                    continue;
                }

                var reply = await Send(operation.Method, Path(operation, binder, request), bytes, type);
                if (reply.Status is < 400 or >= 500 || !reply.Body.Contains("\"code\"", StringComparison.Ordinal))
                {
                    Failures.Add($"{operation.Name} with {name}: {reply}");
                }
            }
        }

        /// <summary>Nine megabytes in one text, and a body beyond the limit.</summary>
        public async Task Large(IEnumerable<OperationDescriptor> operations)
        {
            foreach (var operation in operations)
            {
                var binder = new Binder(operation);
                var request = Request(operation);
                var text = binder.Sent.FirstOrDefault(member => member.ContentType == typeof(string))?.Name ?? "nobodyKnowsThis";
                request[text] = new string('x', 9_000_000);
                Check(operation, text, false, await Send(operation, binder, request), $"9 MB in {text}");
                request[text] = new string('x', 11_000_000);
                var reply = await Send(operation, binder, request);
                if (reply.Status != 413)
                {
                    Failures.Add($"{operation.Name} with 11 MB: {reply}");
                }
            }
        }

        /// <summary>Values right by type, in real requests: some are carried out, none breaks.</summary>
        public async Task Oddities(OperationDescriptor operation, int seed)
        {
            var attempt = Attempt.Of(operation).First();
            var binder = new Binder(operation);
#pragma warning disable CA5394 // Chooses among test values, the same in every run.
            var random = new Random(seed + operation.Name.Sum(character => character));
            var real = attempt.With(await side.Ids(attempt));
            foreach (var member in binder.Members.Where(member => !member.IsFile))
            {
                var odd = Nonsense.Odd(member, _ids).ToArray();
                random.Shuffle(odd);
                foreach (var value in odd.Take(4))
                {
                    var request = real.DeepClone().AsObject();
                    request[member.Name] = value.DeepClone();
                    var reply = await Send(operation, binder, request);
                    if (reply.Status >= 500)
                    {
                        Failures.Add($"{operation.Name} with {member.Name}={value.ToJsonString()}: {reply}");
                    }
                }
            }
#pragma warning restore CA5394
        }

        private void Check(OperationDescriptor operation, string member, bool isRoute, Reply reply, string what)
        {
            var isNamed = reply.Status == 400 && JsonNode.Parse(reply.Body)?["codes"] is JsonObject codes && codes.Any(code => code.Key == member || code.Key.StartsWith(member + "[", StringComparison.Ordinal) || code.Key.StartsWith(member + ".", StringComparison.Ordinal));
            if (!isNamed && !(isRoute && reply.Status == 404))
            {
                Failures.Add($"{operation.Name} with {what}: {reply}");
            }
        }

        private static JsonObject Request(OperationDescriptor operation)
        {
            var attempt = Attempt.Of(operation).First();
            return attempt.With([.. attempt.Slots.Select(_ => Guid.CreateVersion7().ToString("D"))]);
        }

        private static JsonObject Body(Binder binder, JsonObject request)
        {
            var body = request.DeepClone().AsObject();
            foreach (var member in binder.Route)
            {
                body.Remove(member.Name);
            }

            return body;
        }

        private static string Path(OperationDescriptor operation, Binder binder, JsonObject request)
        {
            var path = binder.Route.Aggregate(RestDoor.TemplateOf(operation), (route, member) => route.Replace($"{{{member.Name}}}", Uri.EscapeDataString(Text(request[member.Name])), StringComparison.Ordinal));
            return operation.Method != "GET" ? path
                : path + "?" + string.Join('&', Body(binder, request).SelectMany(pair => (pair.Value is JsonArray list ? list : [pair.Value?.DeepClone()]).Select(item => $"{pair.Key}={Uri.EscapeDataString(Text(item))}")));
        }

        private Task<Reply> Send(OperationDescriptor operation, Binder binder, JsonObject request)
        {
            var body = operation.Method == "GET" ? null : JsonSerializer.SerializeToUtf8Bytes(Body(binder, request));
            return Send(operation.Method, Path(operation, binder, request), body is { Length: > 2 } ? body : null, "application/json");
        }

        private async Task<Reply> Send(string method, string path, byte[]? body, string type)
        {
            Sent++;
            using var message = new HttpRequestMessage(new HttpMethod(method), path);
            message.Headers.Add("Authorization", $"Bearer {bearer}");
            if (body is not null)
            {
                message.Content = new ByteArrayContent(body);
                if (type.Length > 0)
                {
                    message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
                }
            }

            using var answer = await _http.SendAsync(message, TestContext.Current.CancellationToken);
            return new Reply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        private static string Text(JsonNode? value) => value switch
        {
            null => "",
            JsonValue plain when plain.TryGetValue<string>(out var text) => text,
            _ => Convert.ToString(value.ToJsonString(), CultureInfo.InvariantCulture)!,
        };
    }
}
