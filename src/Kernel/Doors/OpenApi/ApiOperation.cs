using System.Text.Json.Nodes;

namespace Regie.Kernel;

/// <summary>One operation of the OpenAPI document.</summary>
internal sealed class ApiOperation(OperationDescriptor operation, SchemaWriter schemas, OperationTexts texts)
{
    private readonly Binder _binder = new(operation);
    private readonly JsonObject? _example = Examples.Of(operation);

    public JsonObject Write()
    {
        var written = new JsonObject
        {
            ["operationId"] = operation.Name,
            ["tags"] = new JsonArray(operation.Module),
            ["summary"] = texts.Summary(operation).TrimEnd('.'),
            ["description"] = Description(),
        };
        if (Parameters() is { Count: > 0 } parameters)
        {
            written["parameters"] = parameters;
        }

        if (operation.Method != "GET" && _binder.Sent.Count > 0)
        {
            written["requestBody"] = Body();
        }

        written["responses"] = Responses();
        if (operation.Permission == Permission.Anyone)
        {
            written["security"] = new JsonArray();
        }

        return written;
    }

    private string Description()
    {
        var needs = operation.Permission switch
        {
            Permission.Anyone => "Needs no account.",
            Permission.SignedIn => "Needs a signed-in person.",
            var permission => $"Needs the permission `{JsonNames.Of(typeof(Permission)).ElementAt((int)permission)}`.",
        };
        return string.Join("\n\n", new[] { texts.Summary(operation), texts.Remarks(operation), needs }.Where(text => !string.IsNullOrEmpty(text)));
    }

    private JsonArray Parameters()
    {
        var parameters = new JsonArray();
        foreach (var member in _binder.Route)
        {
            parameters.Add(Parameter(member, "path"));
        }

        foreach (var member in operation.Method == "GET" ? _binder.Sent.Where(member => member.IsPlain) : [])
        {
            parameters.Add(Parameter(member, "query"));
        }

        if (operation.IsCommand)
        {
            parameters.Add(Shared("IdempotencyKey"));
            if (operation.Target is not null)
            {
                parameters.Add(Shared("IfMatch"));
            }
        }
        else if (operation.Output.IsAssignableTo(typeof(IVersionedView)))
        {
            parameters.Add(Shared("IfNoneMatch"));
        }

        return parameters;
    }

    private JsonObject Parameter(BoundMember member, string where)
    {
        var parameter = new JsonObject { ["name"] = member.Name, ["in"] = where, ["required"] = where == "path" || member.IsRequired, ["schema"] = schemas.Of(member) };
        if (_example?[member.Name] is { } example)
        {
            parameter["example"] = example.DeepClone();
        }
        else if (where == "path" && member.ContentType == typeof(Guid))
        {
            parameter["example"] = Examples.SampleId(member.Name);
        }

        return parameter;
    }

    private static JsonObject Shared(string name) => new() { ["$ref"] = $"#/components/parameters/{name}" };

    private JsonObject Body()
    {
        var json = new JsonObject { ["schema"] = BodySchema(form: false) };
        if (Example() is { } example)
        {
            json["example"] = example;
        }

        var content = new JsonObject { ["application/json"] = json };
        if (_binder.Files.Count > 0)
        {
            content["multipart/form-data"] = new JsonObject { ["schema"] = BodySchema(form: true) };
        }

        return new JsonObject { ["required"] = _binder.Sent.Any(member => member.IsRequired), ["content"] = content };
    }

    private JsonObject BodySchema(bool form)
    {
        var properties = new JsonObject();
        foreach (var member in _binder.Sent)
        {
            properties[member.Name] = form && member.IsFile ? new JsonObject { ["type"] = "string", ["contentMediaType"] = "application/octet-stream" } : schemas.Of(member);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = _binder.Sent.Where(member => member.IsRequired).Select(member => (JsonNode)member.Name).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private JsonObject? Example()
    {
        if (_example is null)
        {
            return null;
        }

        var example = _example.DeepClone().AsObject();
        foreach (var member in _binder.Route)
        {
            example.Remove(member.Name);
        }

        return example;
    }

    private JsonObject Responses()
    {
        var responses = new JsonObject { [Status().ToString(System.Globalization.CultureInfo.InvariantCulture)] = Success() };
        foreach (var status in Refusals())
        {
            responses[status] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        }

        return responses;
    }

    private int Status() => operation.Output == typeof(Nothing) ? 204 : operation.Location is not null ? 201 : 200;

    private JsonObject Success()
    {
        var success = new JsonObject { ["description"] = Status() switch { 204 => "Done; there is nothing to tell.", 201 => "Created.", _ => "Done." } };
        if (operation.Output == typeof(Nothing))
        {
            return success;
        }

        var headers = new JsonObject();
        if (operation.Location is not null)
        {
            headers["Location"] = new JsonObject { ["description"] = "Where it can be read.", ["schema"] = new JsonObject { ["type"] = "string" } };
        }

        if (operation.Output.IsAssignableTo(typeof(IVersionedView)))
        {
            headers["ETag"] = new JsonObject { ["description"] = "Its version, for If-Match.", ["schema"] = new JsonObject { ["type"] = "string" } };
        }

        if (headers.Count > 0)
        {
            success["headers"] = headers;
        }

        success["content"] = operation.Output == typeof(FileContent)
            ? new JsonObject { ["application/octet-stream"] = new JsonObject() }
            : new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.Of(operation.Output) } };
        return success;
    }

    private IEnumerable<string> Refusals()
    {
        yield return "400";
        if (operation.Permission != Permission.Anyone)
        {
            yield return "401";
        }

        if (operation.IsCommand)
        {
            yield return "403";
        }

        yield return "404";
        if (operation.IsCommand)
        {
            yield return "409";
            if (operation.Target is not null)
            {
                yield return "412";
            }

            if (_binder.Sent.Count > 0)
            {
                yield return "413";
                yield return "415";
            }

            yield return "422";
        }

        yield return "429";
    }
}
