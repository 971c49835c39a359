using System.Globalization;
using System.Text.Json;

namespace Regie.Connect;

/// <summary>Turns the JSON of one card into a task.</summary>
internal static class TrelloCards
{
    /// <summary>A card with its place in the list and what the loss detectors compare.</summary>
    internal sealed record Card(SourceTask Task, double Position, int CommentsByBadge);

    /// <param name="pool">Ids that come again and again (lists, people, labels) are held once.</param>
    public static Card? Read(JsonElement card, HashSet<string> pool)
    {
        if (card.Text("id"u8) is not { } id)
        {
            return null;
        }

        var cover = card.Text("idAttachmentCover"u8) ?? card.Member("cover"u8)?.Text("idAttachment"u8);
        var done = card.Instant("dateCompleted"u8);
        var task = new SourceTask(id, card.Text("name"u8) ?? "")
        {
            ListId = card.Text("idList"u8) is { } list ? Once(list, pool) : null,
            Description = card.Text("desc"u8) is { Length: > 0 } description ? description : null,
            Archived = card.Flag("closed"u8),
            Start = Date(card.Instant("start"u8)),
            Due = Date(card.Instant("due"u8)),
            Completed = card.Flag("dueComplete"u8) || done is not null,
            CompletedOn = Date(done),
            CreatedOn = Date(CreatedAt(id)),
            UpdatedOn = Date(card.Instant("dateLastActivity"u8)),
            PersonIds = Ids(card, "idMembers"u8, pool),
            LabelIds = Labels(card, pool),
            Attachments = [.. card.Items("attachments"u8).Select(item => Attachment(item, cover)).OfType<SourceAttachment>()],
            Values = [.. card.Items("customFieldItems"u8).Select(Value).OfType<SourceValue>()],
            Url = card.Text("url"u8) ?? card.Text("shortUrl"u8),
        };
        var comments = card.Member("badges"u8)?.Number("comments"u8) ?? 0;
        return new(task, card.Number("pos"u8) ?? 0, comments is > 0 and < 1_000_000 ? (int)comments : 0);
    }

    /// <summary>The first eight hexadecimal digits of an id are the second it was made in.</summary>
    public static DateTimeOffset? CreatedAt(string id) =>
        id.Length == 24 && uint.TryParse(id.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>A label's own id; boards of 2015 have none, there colour and name are the label.</summary>
    public static string? LabelId(JsonElement label) =>
        label.ValueKind == JsonValueKind.String ? label.Text()
        : label.Text("id"u8) ?? (label.ValueKind == JsonValueKind.Object ? $"{label.Text("color"u8)}:{label.Text("name"u8)}" : null);

    internal static SourceDate? Date(DateTimeOffset? instant) => instant is { } at ? SourceDate.OfInstant(at) : null;

    private static IReadOnlyList<string> Labels(JsonElement card, HashSet<string> pool)
    {
        var ids = Ids(card, "idLabels"u8, pool);
        return ids.Count > 0 ? ids : [.. card.Items("labels"u8).Select(LabelId).OfType<string>().Select(id => Once(id, pool)).Distinct()];
    }

    private static IReadOnlyList<string> Ids(JsonElement card, ReadOnlySpan<byte> name, HashSet<string> pool) =>
        [.. card.Items(name).Select(id => id.Text()).OfType<string>().Select(id => Once(id, pool)).Distinct()];

    private static string Once(string text, HashSet<string> pool)
    {
        if (pool.TryGetValue(text, out var held))
        {
            return held;
        }

        pool.Add(text);
        return text;
    }

    private static SourceAttachment? Attachment(JsonElement item, string? cover)
    {
        if (item.Text("id"u8) is not { } id)
        {
            return null;
        }

        var url = item.Text("url"u8) ?? "";
        return new(id, item.Text("name"u8) is { Length: > 0 } name ? name : url, url)
        {
            NeedsLogin = item.Flag("isUpload"u8),
            Bytes = item.Number("bytes"u8) is { } bytes and >= 0 and < long.MaxValue ? (long)bytes : null,
            MediaType = item.Text("mimeType"u8) is { Length: > 0 } type ? type : null,
            PersonId = item.Text("idMember"u8),
            At = item.Instant("date"u8),
            IsCover = id == cover,
        };
    }

    // Numbers, dates and ticks come as text; a choice as the id of its option.
    private static SourceValue? Value(JsonElement item)
    {
        if (item.Text("idCustomField"u8) is not { } field)
        {
            return null;
        }

        if (item.Text("idValue"u8) is { } option)
        {
            return new(field) { Choices = [option] };
        }

        if (item.Member("value"u8) is not { } value)
        {
            return null;
        }

        if (value.Text("number"u8) is { } number)
        {
            return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
                ? new(field) { Number = amount }
                : new(field) { Text = number };
        }

        if (value.Text("date"u8) is { } date)
        {
            return JsonText.Instant(date) is { } at ? new(field) { Date = SourceDate.OfInstant(at) } : new(field) { Text = date };
        }

        return value.Text("checked"u8) is { } tick ? new(field) { Flag = tick == "true" }
            : value.Text("text"u8) is { } text ? new(field) { Text = text }
            : null;
    }
}
