using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>People, statuses and sections, labels, fields, calendars.</summary>
internal sealed partial class Bringing
{
    private readonly Dictionary<string, (Guid Id, StatusKind Kind)> steps = [];
    private readonly Dictionary<StatusKind, Guid> byKind = [];
    private Dictionary<string, ExternalRef> stepRefs = [];
    private Dictionary<Guid, StatusKind> kindHere = [];

    public IReadOnlyList<ProposedPerson> Proposed { get; private set; } = [];

    private async Task People(CancellationToken cancel)
    {
        var members = await (from held in db.Memberships
                             where held.BusinessId == business.Id
                             join person in db.Users on held.PersonId equals person.Id
                             select new { person.Id, person.Name, person.Email }).Distinct().ToListAsync(cancel);
        var known = await db.Set<Party>().AsNoTracking().Where(row => row.BusinessId == business.Id).ToListAsync(cancel);
        var byPerson = known.Where(row => row.PersonId is not null).ToDictionary(row => row.PersonId!.Value, row => row.Id);
        var byEmail = known.Where(row => row.Email is not null).GroupBy(row => row.Email!.ToUpperInvariant()).ToDictionary(same => same.Key, same => same.First().Id);
        var source = Name(board.Source) + ":";
        var ids = board.People.Select(person => person.ExternalId).ToList();
        var before = (await db.Set<ExternalRef>().AsNoTracking()
                .Where(row => row.BusinessId == business.Id && row.Kind == "person" && row.Connection.StartsWith(source) && ids.Contains(row.ExternalId))
                .Select(row => new { row.ExternalId, row.EntityId }).ToListAsync(cancel))
            .GroupBy(row => row.ExternalId).ToDictionary(same => same.Key, same => same.First().EntityId);
        List<ProposedPerson> proposed = [];
        List<Party> rowsOfMembers = [];
        Dictionary<string, Guid?> there = [];
        foreach (var person in board.People)
        {
            // An e-mail says who it is; a name only if one member alone bears it. What the person decided stands above both.
            var namesakes = members.Where(member => string.Equals(member.Name, person.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            var guess = members.Find(member => person.Email is not null && string.Equals(member.Email, person.Email, StringComparison.OrdinalIgnoreCase)) ?? (namesakes.Count == 1 ? namesakes[0] : null);
            var member = mapping.People is { } decided && decided.TryGetValue(person.ExternalId, out var chosen) ? members.Find(one => one.Id == chosen) : guess;
            proposed.Add(new(person.ExternalId, person.Name, person.Email, member?.Id, member?.Name));
            if (member is not null)
            {
                if (!byPerson.TryGetValue(member.Id, out var party))
                {
                    party = byPerson[member.Id] = scope.NewId();
                    rowsOfMembers.Add(new() { Id = party, BusinessId = business.Id, PersonId = member.Id, Name = member.Name, Email = member.Email, CreatedAt = scope.Now });
                }

                there[person.ExternalId] = party;
                memberOf[party] = member.Id;
            }
            else
            {
                there[person.ExternalId] = before.TryGetValue(person.ExternalId, out var same) ? same
                    : person.Email is { } email && byEmail.TryGetValue(email.ToUpperInvariant(), out var placeholder) ? placeholder : null;
            }
        }

        Proposed = proposed;
        if (write)
        {
            await db.Insert(rowsOfMembers, cancel);
        }

        await Merge("person", ImportKinds.Party, board.People, person => person.ExternalId, (person, id) => new Party
        {
            Id = id,
            BusinessId = business.Id,
            Name = Cut(person.Name, 200) ?? "?",
            Email = person.Email,
            Handle = person.Handle,
            CreatedAt = scope.Now,
        }, new() { Map = parties, Known = person => there.GetValueOrDefault(person.ExternalId), Marked = person => proposed.Exists(one => one.Id == person.ExternalId && one.PersonId is null) }, cancel);
    }

    private async Task Steps(CancellationToken cancel)
    {
        await KnownSteps(cancel);
        var order = 0;
        if (Meaning == ListMeaning.Steps)
        {
            await Merge("section", ImportKinds.Status, board.Lists, list => list.ExternalId, (list, id) =>
            {
                var kind = KindOf(list.Name, ++order == 1);
                kind = ByName("status", list.Name) == id ? kindHere[id] : kind;
                byKind.TryAdd(kind, id);
                steps[list.ExternalId] = (id, kind);
                return new Status
                {
                    Id = id,
                    BusinessId = business.Id,
                    ProjectId = projectId,
                    Name = Cut(list.Name, 100) ?? "…",
                    Kind = kind,
                    Rank = order * Step,
                    ArchivedAt = list.Archived ? scope.Now : null,
                };
            }, new() { Known = list => ByName("status", list.Name) }, cancel);
        }
        else
        {
            await Merge("section", ImportKinds.Section, board.Lists, list => list.ExternalId, (list, id) => new Section
            {
                Id = id,
                BusinessId = business.Id,
                ProjectId = projectId,
                Name = Cut(list.Name, 100) ?? "…",
                Rank = ++order * Step,
                Colour = (order - 1) % 8 + 1,
                ArchivedAt = list.Archived ? scope.Now : null,
            }, new() { Map = sections, Known = list => ByName("section", list.Name) }, cancel);
        }

        await OwnSteps(cancel);
    }

    // A step is known by its ref, whatever people call it meanwhile: `name:` for a status of the source, `kind:` for where tasks without one go.
    private async Task KnownSteps(CancellationToken cancel)
    {
        if (!isUpdate)
        {
            return;
        }

        var there = await db.Set<Status>().AsNoTracking().Where(row => row.ProjectId == projectId).OrderBy(row => row.Rank).ToListAsync(cancel);
        var kinds = kindHere = there.ToDictionary(status => status.Id, status => status.Kind);
        stepRefs = await Refs("status", [.. board.Statuses.Select(name => "name:" + name), .. Enum.GetValues<StatusKind>().Select(kind => "kind:" + kind)], cancel);
        foreach (var kind in Enum.GetValues<StatusKind>())
        {
            if (stepRefs.TryGetValue("kind:" + kind, out var known) && kinds.ContainsKey(known.EntityId))
            {
                byKind[kind] = known.EntityId;
            }
        }

        foreach (var status in there)
        {
            byKind.TryAdd(status.Kind, status.Id);
        }

        foreach (var name in board.Statuses)
        {
            if (stepRefs.TryGetValue("name:" + name, out var known))
            {
                // Removed here: its tasks go where others of its kind are.
                var (id, kind) = kinds.TryGetValue(known.EntityId, out var now) ? (known.EntityId, now) : (byKind.GetValueOrDefault(KindOf(name, false)), KindOf(name, false));
                steps[name] = id == default ? (there[0].Id, there[0].Kind) : (id, kind);
            }
            else if (there.Find(status => status.Name == name) is { } same)
            {
                steps[name] = (same.Id, same.Kind);
            }
        }
    }

    // Statuses that the source keeps apart from its lists, and those of ours that every project needs. What has no status in the source
    // goes to one that says no more than its kind, never to a step with a meaning of its own.
    private async Task OwnSteps(CancellationToken cancel)
    {
        List<Status> made = [];
        foreach (var name in board.Statuses.Where(name => !steps.ContainsKey(name)))
        {
            Make(Cut(name, 100) ?? "…", KindOf(name, false), name);
        }

        var culture = System.Globalization.CultureInfo.GetCultureInfo(business.Language);
        StatusKind[] needed = Meaning == ListMeaning.Steps ? [StatusKind.ToDo] : board.Statuses.Count == 0 ? Enum.GetValues<StatusKind>()
            : [.. board.Tasks.Where(task => task.Status is null).Select(KindWithoutStatus).Append(StatusKind.ToDo).Append(StatusKind.Done).Distinct()];
        foreach (var kind in needed.Where(kind => !byKind.ContainsKey(kind)))
        {
            Make(ImportText.Say("step." + kind, culture), kind, null);
        }

        if (write && made.Count > 0)
        {
            var rank = isUpdate ? await db.Set<Status>().Where(row => row.ProjectId == projectId).MaxAsync(row => (double?)row.Rank, cancel) ?? 0 : 0;
            if (Meaning == ListMeaning.Steps && !isUpdate)
            {
                rank = board.Lists.Count * Step;
            }

            foreach (var status in made.OrderBy(status => status.Kind))
            {
                status.Rank = rank += Step;
            }

            await db.Insert(made, cancel);
        }

        if (write)
        {
            var mine = made.Select(status => status.Id).ToHashSet();
            await db.Insert(steps.Where(step => board.Statuses.Contains(step.Key)).Select(step => ("name:" + step.Key, step.Value.Id))
                .Concat(byKind.Select(kind => ("kind:" + kind.Key, kind.Value))).Where(step => !isUpdate || mine.Contains(step.Item2))
                .Select(step => Ref("status", Cut(step.Item1, 300)!, step.Item2, "{}", made: mine.Contains(step.Item2))), cancel);
        }

        void Make(string name, StatusKind kind, string? source)
        {
            var status = new Status { Id = scope.NewId(), BusinessId = business.Id, ProjectId = projectId, Name = name, Kind = kind };
            made.Add(status);
            if (source is null || StepKinds.IsPlain(source))
            {
                byKind.TryAdd(kind, status.Id);
            }

            if (source is not null)
            {
                steps[source] = (status.Id, kind);
            }
        }
    }

    /// <summary>The kind a list or status becomes: as decided, or as its name says; a first list that says nothing is where work starts.</summary>
    internal StatusKind KindOf(string name, bool isFirst) =>
        mapping.Statuses is { } decided && decided.TryGetValue(name, out var kind) ? kind : StepKinds.Of(name, StepNames) ?? (isFirst || Meaning == ListMeaning.Phases ? StatusKind.ToDo : StatusKind.Doing);

    private IEnumerable<string> StepNames => board.Statuses.Count > 0 ? board.Statuses : board.Lists.Select(list => list.Name);

    private Task Labels(CancellationToken cancel)
    {
        var colour = 0;
        return Merge("label", ImportKinds.Label, board.Labels, label => label.ExternalId, (label, id) => new Label
        {
            Id = id,
            BusinessId = business.Id,
            ProjectId = projectId,
            Name = Cut(label.Name, 100) ?? "…",
            Colour = Colours.Of(label.Colour) ?? colour++ % 8 + 1,
        }, new() { Map = labels, Known = label => ByName("label", label.Name) }, cancel);
    }

    private async Task Fields(CancellationToken cancel)
    {
        var rank = 0;
        await Merge("customField", ImportKinds.Field, board.Fields, field => field.ExternalId, (field, id) =>
        {
            // An option's id is made of the field's and its own, so that the same file always gives the same.
            var options = field.Options.Select(option => new FieldOption(StableId.Of(id, option.ExternalId), Cut(option.Name, 100) ?? "…", Colours.Of(option.Colour) ?? 1)).ToList();
            fieldOf[field.ExternalId] = (id, field, field.Options.Zip(options).ToDictionary(pair => pair.First.ExternalId, pair => pair.Second.Id));
            return new CustomField
            {
                Id = id,
                BusinessId = business.Id,
                ProjectId = projectId,
                Name = Cut(field.Name, 100) ?? "…",
                Type = (CustomFieldType)field.Type,
                Options = options.Count == 0 ? "[]" : JsonSerializer.Serialize(options, Json.Options),
                Currency = field.Type == SourceFieldType.Money ? field.Currency ?? business.Currency : null,
                Rank = ++rank * Step,
            };
        }, new() { Known = field => field.Options.Count == 0 ? ByName("field." + field.Type, field.Name) : null }, cancel);
    }

    // Calendars come with the first import; later ones are people's to change.
    private async Task Calendars(CancellationToken cancel)
    {
        if (isUpdate || board.Calendars.Count == 0)
        {
            return;
        }

        foreach (var calendar in board.Calendars)
        {
            calendars[calendar.ExternalId] = scope.NewId();
        }

        if (!write)
        {
            return;
        }

        // A base stands before what derives from it.
        var rows = new List<WorkingCalendar>();
        HashSet<string> done = [];
        while (board.Calendars.FirstOrDefault(calendar => !done.Contains(calendar.ExternalId) && (calendar.BaseId is null || done.Contains(calendar.BaseId) || !calendars.ContainsKey(calendar.BaseId))) is { } next)
        {
            done.Add(next.ExternalId);
            rows.Add(new()
            {
                Id = calendars[next.ExternalId],
                BusinessId = business.Id,
                ProjectId = projectId,
                Name = Cut(next.Name, 200) ?? "…",
                BaseId = next.BaseId is { } parent && calendars.TryGetValue(parent, out var id) ? id : null,
                Week = CalendarRows.Week(next),
            });
        }

        foreach (var left in calendars.Keys.Where(key => !done.Contains(key)).ToList())
        {
            // A calendar that in the end derives from itself has no meaning.
            calendars.Remove(left);
        }

        await db.Insert(rows, cancel);
        await db.Insert(board.Calendars.Where(calendar => calendars.ContainsKey(calendar.ExternalId)).SelectMany(calendar => CalendarRows.Days(calendar).Select(days => new CalendarDays
        {
            Id = scope.NewId(),
            BusinessId = business.Id,
            CalendarId = calendars[calendar.ExternalId],
            Name = Cut(days.Name, 200),
            From = days.From,
            To = days.To,
            Shifts = CalendarRows.Shifts(days.Working),
        })), cancel);
        if (board.Project.CalendarId is { } main && calendars.TryGetValue(main, out var own))
        {
            await db.Set<Project>().Where(row => row.Id == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.CalendarId, own), cancel);
        }
    }
}
