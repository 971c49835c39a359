using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Renames a field or sets its options; options kept by id keep their values on tasks.</summary>
[Needs(Permission.PlanWrite), Patch("fields/{FieldId}")]
[Example("""{"fieldId":"{field}","name":"Channel"}""")]
public sealed record UpdateField(Guid FieldId) : ICommand<CustomFieldView>
{
    [MaxLength(100)] public Optional<string> Name { get; init; }
    [MaxLength(200)] public Optional<IReadOnlyList<FieldOptionInput>> Options { get; init; }
}

/// <summary>An option; without an id it is new.</summary>
public sealed record FieldOptionInput([property: Required, MaxLength(200)] string Name, Guid? Id = null, [property: Range(1, 8)] int? Colour = null);

internal sealed class UpdateFieldHandler(RegieDb db, Scope scope) : IHandler<UpdateField, CustomFieldView>
{
    public async Task<Result<CustomFieldView>> Handle(UpdateField command, CancellationToken cancel)
    {
        var field = await db.Set<CustomField>().SingleOrDefaultAsync(row => row.Id == command.FieldId, cancel);
        if (field is null)
        {
            return Problem.NotFound();
        }

        if (command.Name.IsSet && string.IsNullOrWhiteSpace(command.Name.Value))
        {
            return Problem.Invalid("name", "required");
        }

        var options = JsonSerializer.Deserialize<List<FieldOption>>(field.Options, Json.Options)!;
        if (command.Options is { IsSet: true, Value: var wanted })
        {
            var known = options.ToDictionary(option => option.Id);
            if (wanted?.Any(option => option.Id is { } id && !known.ContainsKey(id)) == true)
            {
                return Problem.NotFound();
            }

            options = [.. (wanted ?? []).Select((option, i) => new FieldOption(option.Id ?? scope.NewId(), option.Name.Trim(), option.Colour ?? (option.Id is { } id ? known[id].Colour : i % 8 + 1)))];
            field.Options = JsonSerializer.Serialize(options, Json.Options);
        }

        field.Name = command.Name.Or(field.Name)!.Trim();
        db.Raise(new ProjectArranged(field.BusinessId, field.ProjectId, "field", field.Name));
        return new CustomFieldView(field.Id, field.Name, field.Type, options, field.Currency);
    }
}
