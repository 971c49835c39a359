using System.Globalization;
using System.Text.Json;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>Tasks as rows of a table, with the words of one language.</summary>
internal sealed class TaskSheet(ProjectView project, IReadOnlyList<PersonRef> people, ReportWords words)
{
    private readonly IReadOnlyList<Choice<Guid?>> _people = [.. people.Select(person => new Choice<Guid?>(person.Id, person.Name))];

    public ExportSheet Of(IReadOnlyList<TaskView> tasks, Dictionary<Guid, string> titles) => new(
        project.Name,
        [words["export.number"], words["task"], words["export.part-of"], words["status"], words["section"], words["assignee"], words["contributors"], words["start"], words["finish"], words["due"], words["export.closed"],
            words["export.estimate"], words["export.remaining"], words["export.progress"], words["export.slack"], words["priority"], words["labels"], Say.Capital(words["milestone"]), words["deliverable"], words["description"],
            .. project.Fields.Select(field => field.Name)],
        [.. tasks.Select(task => (IReadOnlyList<object?>)
        [
            (decimal)task.Number, task.Title, task.ParentId is { } parent ? titles.GetValueOrDefault(parent) : null, task.StatusName, task.SectionName, task.Assignee?.Name,
            Blank(string.Join(", ", task.Contributors.Select(person => person.Name))), task.Schedule is { } plan ? DateOnly.FromDateTime(plan.Start) : task.StartDate,
            task.Schedule is { } end ? DateOnly.FromDateTime(end.Finish) : null, task.DueDate, task.ClosedAt is { } closed ? DateOnly.FromDateTime(closed.UtcDateTime) : null,
            task.EstimateMinutes / 60m, task.RemainingMinutes / 60m, (decimal)(task.ClosedAt is null ? task.Progress : 100), task is { ClosedAt: null, Schedule: { IsSummary: false } open } ? Math.Round(open.TotalSlackMinutes / 480m, 2) : null,
            words[$"priority.{task.Priority}"], Blank(string.Join(", ", project.Labels.Where(label => task.LabelIds.Contains(label.Id)).Select(label => label.Name))),
            task.IsMilestone ? words["export.yes"] : null, task.Deliverable, task.Description,
            .. project.Fields.Select(field => task.CustomValues.TryGetValue(field.Id.ToString(), out var value) ? Own(field, value) : null),
        ])]);

    private object? Own(CustomFieldView field, JsonElement value) => field.Type switch
    {
        CustomFieldType.Number when value.TryGetDecimal(out var number) => number,
        CustomFieldType.Money when value.TryGetInt64(out var minor) => minor / 100m,
        CustomFieldType.Date when DateOnly.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var day) => day,
        CustomFieldType.Checkbox => value.ValueKind is JsonValueKind.True ? words["export.yes"] : null,
        _ => words.In(() => CustomText.Of(field, value, _people) ?? ""),
    };

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
