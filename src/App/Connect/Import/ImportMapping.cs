using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>What a person decides about a file. All of it may be left out: then the proposal of the preview holds.</summary>
public sealed record ImportMapping
{
    /// <summary>Whether the source's lists are steps of the work (they become statuses) or phases (they become sections).</summary>
    public ListMeaning? Lists { get; init; }

    /// <summary>Kind of a status, by the name of the list or status in the source.</summary>
    public IReadOnlyDictionary<string, StatusKind>? Statuses { get; init; }

    /// <summary>Who a person of the source is, by their id there: a member's id, or null for a person without account.</summary>
    public IReadOnlyDictionary<string, Guid?>? People { get; init; }

    /// <summary>For a table: what a column becomes, by its header.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>For a table: the order of day and month in its dates.</summary>
    public DayOrder? DayOrder { get; init; }

    /// <summary>For a table: <c>.</c> or <c>,</c>.</summary>
    [AllowedValues(".", ",", null)] public string? DecimalSeparator { get; init; }

    /// <summary>For a workbook: the sheet to read.</summary>
    [MaxLength(200)] public string? Sheet { get; init; }

    /// <summary>Name of the project to make, instead of the source's.</summary>
    [MaxLength(200)] public string? ProjectName { get; init; }

    /// <summary>For a table: the project that it belongs to. Rows that are known there are brought up to date.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Make a new project of it, also where an earlier file of it is known.</summary>
    public bool? NewProject { get; init; }

    internal TableMapping ToTable() => new()
    {
        Columns = Columns ?? new Dictionary<string, string>(),
        Order = DayOrder,
        DecimalSeparator = DecimalSeparator is [var separator] ? separator : null,
        Sheet = Sheet,
    };

    /// <summary>Whoever is chosen for a person of the source, and the project it goes to, belong to the business.</summary>
    internal async Task<bool> StaysWithin(RegieDb db, Guid businessId, CancellationToken cancel)
    {
        if (ProjectId is { } project && !await db.Set<Project>().AnyAsync(row => row.Id == project && row.BusinessId == businessId && !row.IsTemplate, cancel))
        {
            return false;
        }

        var chosen = People?.Values.OfType<Guid>().Distinct().ToList() ?? [];
        return chosen.Count == 0 || await db.Memberships.CountAsync(row => row.BusinessId == businessId && chosen.Contains(row.PersonId), cancel) == chosen.Count;
    }

    /// <summary>What was decided later wins, member by member.</summary>
    internal ImportMapping With(ImportMapping? later) => later is null ? this : new()
    {
        Lists = later.Lists ?? Lists,
        Statuses = later.Statuses ?? Statuses,
        People = later.People ?? People,
        Columns = later.Columns ?? Columns,
        DayOrder = later.DayOrder ?? DayOrder,
        DecimalSeparator = later.DecimalSeparator ?? DecimalSeparator,
        Sheet = later.Sheet ?? Sheet,
        ProjectName = later.ProjectName ?? ProjectName,
        ProjectId = later.NewProject is true ? null : later.ProjectId ?? ProjectId,
        NewProject = later.ProjectId is not null ? null : later.NewProject ?? NewProject,
    };
}

public enum ListMeaning
{
    Steps,
    Phases,
}
