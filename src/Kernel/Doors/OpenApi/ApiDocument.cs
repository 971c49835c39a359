using System.Text.Json;
using System.Text.Json.Nodes;

namespace Regie.Kernel;

/// <summary>The OpenAPI 3.1 document, written from the catalogue.</summary>
public sealed class ApiDocument(OperationCatalog catalog, OperationTexts texts, ProblemTexts words)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1, Encoder = Json.Options.Encoder };

    private readonly Lazy<byte[]> _bytes = new(() => JsonSerializer.SerializeToUtf8Bytes(new Writing(catalog, texts, words).Document(), Indented));

    /// <summary>Written once, when first asked for.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.Value;

    private sealed class Writing(OperationCatalog catalog, OperationTexts texts, ProblemTexts words)
    {
        private readonly SchemaWriter _schemas = new("#/components/schemas/", texts);

        public JsonObject Document()
        {
            var operations = catalog.All.Where(operation => operation.Doors.HasFlag(Door.Rest)).ToList();
            var paths = Paths(operations);
            return new JsonObject
            {
                ["openapi"] = "3.1.0",
                ["info"] = new JsonObject
                {
                    ["title"] = "Régie",
                    ["version"] = "1",
                    ["description"] = words.Find("api.description", Languages.English),
                    ["contact"] = new JsonObject { ["name"] = "Régie" },
                    ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["url"] = "https://www.apache.org/licenses/LICENSE-2.0" },
                },
                ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
                ["tags"] = new JsonArray([.. operations.Select(operation => operation.Module).Append("files").Distinct().Order(StringComparer.Ordinal).Select(Tag)]),
                ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
                ["paths"] = paths,
                ["components"] = new JsonObject
                {
                    ["securitySchemes"] = new JsonObject
                    {
                        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = words.Find("api.bearer", Languages.English) },
                    },
                    ["parameters"] = Parameters(),
                    ["responses"] = new JsonObject { ["Problem"] = Problem() },
                    ["schemas"] = new JsonObject(_schemas.Definitions.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))),
                },
            };
        }

        private JsonNode Tag(string module) => new JsonObject { ["name"] = module, ["description"] = words.Find($"module.{module}", Languages.English) ?? module };

        private JsonObject Paths(List<OperationDescriptor> operations)
        {
            var paths = new JsonObject();
            foreach (var route in operations.GroupBy(RestDoor.TemplateOf).OrderBy(route => route.Key, StringComparer.Ordinal))
            {
                var path = new JsonObject();
                foreach (var operation in route.OrderBy(operation => operation.Method, StringComparer.Ordinal))
                {
                    path[operation.Method.ToLowerInvariant()] = new ApiOperation(operation, _schemas, texts).Write();
                }

                paths[route.Key] = path;
            }

            paths[RestDoor.Root + "files"] = new JsonObject { ["post"] = Upload() };
            return paths;
        }

        private JsonObject Upload() => new()
        {
            ["operationId"] = "UploadFile",
            ["tags"] = new JsonArray("files"),
            ["summary"] = "Takes a file in",
            ["description"] = words.Find("api.upload", Languages.English),
            ["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject
                {
                    ["multipart/form-data"] = new JsonObject
                    {
                        ["schema"] = new JsonObject
                        {
                            ["type"] = "object",
                            ["required"] = new JsonArray("file"),
                            ["properties"] = new JsonObject { ["file"] = new JsonObject { ["type"] = "string", ["contentMediaType"] = "application/octet-stream" } },
                        },
                    },
                },
            },
            ["responses"] = new JsonObject
            {
                ["201"] = new JsonObject
                {
                    ["description"] = "Received.",
                    ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = _schemas.Of(typeof(UploadView)) } },
                },
                ["400"] = Refused(),
                ["401"] = Refused(),
                ["413"] = Refused(),
                ["415"] = Refused(),
                ["429"] = Refused(),
            },
        };

        private static JsonObject Refused() => new() { ["$ref"] = "#/components/responses/Problem" };

        private JsonObject Parameters() => new()
        {
            ["IdempotencyKey"] = Header("Idempotency-Key", "api.idempotency-key", 255),
            ["IfMatch"] = Header("If-Match", "api.if-match", null),
            ["IfNoneMatch"] = Header("If-None-Match", "api.if-none-match", null),
        };

        private JsonObject Header(string name, string text, int? most)
        {
            var schema = new JsonObject { ["type"] = "string" };
            if (most is { } length)
            {
                schema["maxLength"] = length;
            }

            return new JsonObject { ["name"] = name, ["in"] = "header", ["required"] = false, ["description"] = words.Find(text, Languages.English), ["schema"] = schema };
        }

        private JsonObject Problem()
        {
            var byPath = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } };
            var schema = new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("type", "title", "status", "code", "detail"),
                ["properties"] = new JsonObject
                {
                    ["type"] = new JsonObject { ["type"] = "string" },
                    ["title"] = new JsonObject { ["type"] = "string" },
                    ["status"] = new JsonObject { ["type"] = "integer" },
                    ["code"] = new JsonObject { ["type"] = "string", ["description"] = "Stable; for programs." },
                    ["detail"] = new JsonObject { ["type"] = "string", ["description"] = "For people, in the language of Accept-Language." },
                    ["errors"] = byPath,
                    ["codes"] = byPath.DeepClone(),
                    ["current"] = new JsonObject { ["description"] = "How it is now, where an If-Match did not hold." },
                },
            };
            _schemas.Definitions["Problem"] = schema;
            return new JsonObject
            {
                ["description"] = "Refused (RFC 9457); `code` says why, `errors` where.",
                ["content"] = new JsonObject { [ProblemAnswer.ContentType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } },
            };
        }
    }
}
