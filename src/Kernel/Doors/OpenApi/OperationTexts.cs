using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Regie.Kernel;

/// <summary>What the documentation comments say about operations and their members: the same words in code, API and for assistants.</summary>
public sealed partial class OperationTexts
{
    private readonly FrozenDictionary<string, XElement> _members;

    public OperationTexts(OperationCatalog catalog)
    {
        _members = catalog.All.Select(operation => operation.Type.Assembly).Distinct().SelectMany(Read).ToFrozenDictionary(member => (string)member.Attribute("name")!, member => member);
    }

    /// <summary>One sentence; the operation's name in words where no comment was written.</summary>
    public string Summary(OperationDescriptor operation) => Text(Find(operation.Type)?.Element("summary")) is { Length: > 0 } text ? text : Words(operation.Name);

    /// <summary>What there is to say beyond the sentence.</summary>
    public string? Remarks(OperationDescriptor operation) => Text(Find(operation.Type)?.Element("remarks"));

    /// <summary>What a type is.</summary>
    public string? Of(Type type) => Text(Find(type)?.Element("summary"));

    /// <summary>What a member is: its own comment, or the record's <c>param</c>.</summary>
    public string? Of(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        if (_members.TryGetValue($"P:{NameOf(owner)}.{property.Name}", out var own) && Text(own.Element("summary")) is { Length: > 0 } text)
        {
            return text;
        }

        return Text(Find(owner)?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property.Name));
    }

    private XElement? Find(Type type) => _members.GetValueOrDefault("T:" + NameOf(type));

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static IEnumerable<XElement> Read(Assembly assembly)
    {
        var path = string.IsNullOrEmpty(assembly.Location) ? "" : Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path))
        {
            return [];
        }

        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Descendants("member").ToList();
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" or "seealso" or "paramref" } see => ShortName((string?)see.Attribute("cref") ?? (string?)see.Attribute("name") ?? see.Value),
            XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
            XElement other => other.Value,
            XText plain => plain.Value,
            _ => "",
        }));
        return Spaces().Replace(text, " ").Trim();
    }

    private static string ShortName(string reference) => reference[(reference.LastIndexOfAny(['.', ':']) + 1)..];

    private static string Words(string name) => Capitals().Replace(name, match => match.Index == 0 ? match.Value : " " + match.Value.ToLowerInvariant()) + ".";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
