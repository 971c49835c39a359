using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Adds a typed field of its own to a project's tasks.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/fields"), Creates("projects/{projectId}")]
[Example("""{"projectId":"{project}","name":"Channel","type":"select","options":["Newsletter","Instagram"]}""")]
public sealed record AddField(Guid ProjectId, [property: Required, MaxLength(100)] string Name, CustomFieldType Type) : ICommand<CustomFieldView>
{
    /// <summary>Names of the options, for select and multi-select.</summary>
    [MaxLength(200)] public IReadOnlyList<string>? Options { get; init; }

    /// <summary>ISO code, for money.</summary>
    [MinLength(3), MaxLength(3)] public string? Currency { get; init; }
}

internal sealed class AddFieldHandler(RegieDb db, Scope scope) : IHandler<AddField, CustomFieldView>
{
    public async Task<Result<CustomFieldView>> Handle(AddField command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        if (command.Options?.Any(name => name.Length is 0 or > 200) == true)
        {
            return Problem.Invalid("options", "too-long");
        }

        var business = await db.Businesses.SingleAsync(row => row.Id == project.BusinessId, cancel);
        var options = (command.Options ?? []).Select((name, i) => new FieldOption(scope.NewId(), name.Trim(), i % 8 + 1)).ToList();
        var last = await db.Set<CustomField>().Where(row => row.ProjectId == project.Id).MaxAsync(row => (double?)row.Rank, cancel) ?? 0;
        var made = new CustomField
        {
            Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, Name = command.Name.Trim(), Type = command.Type, Rank = last + Ranks.Step,
            Options = JsonSerializer.Serialize(options, Json.Options), Currency = command.Type == CustomFieldType.Money ? (command.Currency ?? business.Currency).ToUpperInvariant() : null,
        };
        db.Add(made);
        db.Raise(new ProjectArranged(project.BusinessId, project.Id, "field", made.Name));
        return new CustomFieldView(made.Id, made.Name, made.Type, options, made.Currency);
    }
}
