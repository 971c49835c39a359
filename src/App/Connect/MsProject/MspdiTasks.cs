using System.Globalization;

namespace Regie.Connect;

/// <summary>Turns a task element of an MS Project file into a task, its links and its baselines.</summary>
internal static class MspdiTasks
{
    // m, h, d, w, mo in elapsed form; plus 32 when the value is an estimate.
    private static readonly HashSet<int> Elapsed = [4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52];
    private static readonly HashSet<int> Percent = [19, 20, 51, 52];

    public static SourceTask Read(XmlPiece task, string id, string? parent, Dictionary<string, MspdiAttribute> attributes)
    {
        var percent = task.Int("PercentComplete");
        var finish = task.Date("Finish");
        var format = task.Int("DurationFormat") ?? 0;
        var minutes = task.Minutes("Duration");
        return new(id, task["Name"] ?? "")
        {
            ParentId = parent,
            Description = task["Notes"],
            Archived = task["Active"] == "0",
            Milestone = task.Flag("Milestone"),
            Start = Wall(task.Date("Start")),
            Due = Wall(finish),
            Completed = percent == 100,
            CompletedOn = percent == 100 ? Wall(task.Date("ActualFinish") ?? finish) : null,
            CreatedOn = Wall(task.Date("CreateDate")),
            EstimateMinutes = task.Minutes("Work") is > 0 and var work ? work : null,
            RemainingMinutes = task.Minutes("Work") > 0 ? task.Minutes("RemainingWork") : null,
            Progress = percent is >= 0 and <= 100 ? percent : null,
            Priority = task.Int("Priority") switch { > 500 and < 800 => SourcePriority.High, >= 800 => SourcePriority.Urgent, < 500 => SourcePriority.Low, _ => null },
            Values = [.. task.All("ExtendedAttribute").Select(value => Value(value, attributes)).OfType<SourceValue>().DistinctBy(value => value.FieldId)],
            Schedule = new()
            {
                Manual = task.Flag("Manual"),
                Summary = task.Flag("Summary"),
                Constraint = task.Int("ConstraintType") is >= 0 and <= 7 and var constraint ? (SourceConstraint)constraint : default,
                ConstraintDate = task.Date("ConstraintDate"),
                Deadline = task.Date("Deadline"),
                CalendarId = task["CalendarUID"] is { } calendar and not "-1" ? calendar : null,
                DurationMinutes = minutes,
                Elapsed = Elapsed.Contains(format),
                Estimated = task.Flag("Estimated"),
                ActualStart = task.Date("ActualStart"),
                ActualFinish = task.Date("ActualFinish"),
                EarlyStart = task.Date("EarlyStart"),
                EarlyFinish = task.Date("EarlyFinish"),
                LateStart = task.Date("LateStart"),
                LateFinish = task.Date("LateFinish"),
                Critical = task["Critical"] is null ? null : task.Flag("Critical"),
            },
        };
    }

    public static IEnumerable<SourceDependency> Links(XmlPiece task, string id)
    {
        foreach (var link in task.All("PredecessorLink"))
        {
            // A link into another file has no task here to hang on.
            if (link["PredecessorUID"] is not { } predecessor || predecessor == id || link.Flag("CrossProject"))
            {
                continue;
            }

            var type = link.Int("Type") switch
            {
                0 => SourceLinkType.FinishToFinish,
                2 => SourceLinkType.StartToFinish,
                3 => SourceLinkType.StartToStart,
                _ => SourceLinkType.FinishToStart,
            };
            var format = link.Int("LagFormat") ?? 7;
            var lag = link.Number("LinkLag") ?? 0;
            var isPercent = Percent.Contains(format);
            yield return new(predecessor, id, type)
            {
                // Tenths of a minute, or percent as they are.
                LagMinutes = isPercent || Math.Abs(lag) > 10_000_000_000m ? 0 : (int)Math.Round(lag / 10),
                LagPercent = isPercent ? lag : null,
                ElapsedLag = Elapsed.Contains(format),
            };
        }
    }

    public static IEnumerable<(int Number, SourceBaselineEntry Entry)> Baselines(XmlPiece task, string id) =>
        from baseline in task.All("Baseline")
        let number = baseline.Int("Number") ?? 0
        let entry = new SourceBaselineEntry(id)
        {
            Start = baseline.Date("Start"),
            Finish = baseline.Date("Finish"),
            DurationMinutes = baseline.Minutes("Duration"),
            WorkMinutes = baseline.Minutes("Work"),
            Cost = baseline.Number("Cost") / 100,
        }
        select (number, entry);

    private static SourceDate? Wall(DateTime? at) => at is { } time ? SourceDate.OfWallClock(time) : null;

    private static SourceValue? Value(XmlPiece piece, Dictionary<string, MspdiAttribute> attributes)
    {
        if (piece["FieldID"] is not { } id || piece["Value"] is not { } text)
        {
            return null;
        }

        // A value of a field that the file does not define, or defines later, is kept as text.
        if (!attributes.TryGetValue(id, out var attribute))
        {
            attributes[id] = attribute = new(new SourceField(id, id, SourceFieldType.Text));
        }

        var value = new SourceValue(id);
        return attribute.Field.Type switch
        {
            SourceFieldType.Number when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => value with { Number = number },
            SourceFieldType.Money when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var cents) => value with { Number = cents / 100 },
            SourceFieldType.Date when piece.Date("Value") is { } at => value with { Date = SourceDate.OfWallClock(at) },
            SourceFieldType.Checkbox => value with { Flag = text is "1" or "true" },
            _ => value with { Text = text },
        };
    }
}

/// <summary>A field of people's own in an MS Project file: Text1, Cost2, Flag3 … with the name they gave it.</summary>
internal sealed record MspdiAttribute(SourceField Field)
{
    public static MspdiAttribute? Read(XmlPiece attribute, string? currency)
    {
        if (attribute["FieldID"] is not { } id)
        {
            return null;
        }

        var slot = attribute["FieldName"] ?? "";
        var type = slot.StartsWith("Number", StringComparison.Ordinal) ? SourceFieldType.Number
            : slot.StartsWith("Cost", StringComparison.Ordinal) ? SourceFieldType.Money
            : slot.StartsWith("Flag", StringComparison.Ordinal) ? SourceFieldType.Checkbox
            : slot.StartsWith("Date", StringComparison.Ordinal) || slot.StartsWith("Start", StringComparison.Ordinal) || slot.StartsWith("Finish", StringComparison.Ordinal) ? SourceFieldType.Date
            : SourceFieldType.Text;
        return new(new SourceField(id, attribute["Alias"] ?? slot, type) { Currency = type == SourceFieldType.Money ? currency : null });
    }
}
