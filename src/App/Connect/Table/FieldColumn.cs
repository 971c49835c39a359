namespace Regie.Connect;

/// <summary>Finds out what kind of values a column of people's own holds, and reads its cells.</summary>
internal sealed class FieldColumn
{
    private const int MostOptions = 30;

    private readonly TableLocale locale;
    private readonly Dictionary<string, SourceOption> options = [];

    public FieldColumn(string id, string header, IReadOnlyCollection<object?> cells, TableLocale locale)
    {
        this.locale = locale;
        var values = cells.Where(cell => Cell.Text(cell) is not null).ToList();
        var type = TypeOf(header, values, out var currency);
        if (type == SourceFieldType.Select)
        {
            foreach (var name in values.Select(value => Cell.Text(value)!).Distinct())
            {
                options[name] = new($"{id}:{name}", name);
            }
        }

        Field = new(id, header.Trim(), type) { Options = [.. options.Values], Currency = currency };
    }

    public SourceField Field { get; }

    /// <summary>The value of a cell; what does not fit the type stays as text, so nothing is lost.</summary>
    public SourceValue? Read(object? cell)
    {
        if (Cell.Text(cell) is not { } text)
        {
            return null;
        }

        var value = new SourceValue(Field.ExternalId);
        return Field.Type switch
        {
            SourceFieldType.Number or SourceFieldType.Money when TableNumbers.Read(cell, locale.Decimal) is { } number => value with { Number = number.Number },
            SourceFieldType.Date when TableDates.Read(cell, locale.Order) is { } date => value with { Date = date },
            SourceFieldType.Checkbox when HeaderWords.Truth(cell) is { } flag => value with { Flag = flag },
            SourceFieldType.Select when options.TryGetValue(text, out var option) => value with { Choices = [option.ExternalId] },
            _ => value with { Text = text },
        };
    }

    private SourceFieldType TypeOf(string header, List<object?> values, out string? currency)
    {
        currency = null;
        if (values.Count == 0)
        {
            return SourceFieldType.Text;
        }

        if (values.TrueForAll(value => TableDates.Read(value, locale.Order) is not null))
        {
            return SourceFieldType.Date;
        }

        var numbers = values.ConvertAll(value => TableNumbers.Read(value, locale.Decimal));
        if (numbers.TrueForAll(number => number is not null))
        {
            // A sign at one value, or in the header, says that all of them are money.
            currency = numbers.Select(number => number!.Value.Unit).FirstOrDefault(unit => unit is not null and not "%") ?? InHeader(header);
            return currency is null ? SourceFieldType.Number : SourceFieldType.Money;
        }

        var texts = values.ConvertAll(value => Cell.Text(value)!);
        if (texts.TrueForAll(text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            return SourceFieldType.Link;
        }

        if (texts.TrueForAll(text => HeaderWords.Truth(text) is not null))
        {
            return SourceFieldType.Checkbox;
        }

        var distinct = texts.Distinct().ToList();
        return distinct.Count <= MostOptions && distinct.Count * 2 <= texts.Count && distinct.TrueForAll(text => text.Length <= 60)
            ? SourceFieldType.Select
            : SourceFieldType.Text;
    }

    private static string? InHeader(string header) =>
        header.Contains('€') || header.Contains("(EUR)", StringComparison.OrdinalIgnoreCase) ? "EUR"
        : header.Contains('£') || header.Contains("(GBP)", StringComparison.OrdinalIgnoreCase) ? "GBP"
        : header.Contains('$') || header.Contains("(USD)", StringComparison.OrdinalIgnoreCase) ? "USD"
        : null;
}
