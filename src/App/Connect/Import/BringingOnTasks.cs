using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;
using Regie.Scheduling;
using BaselineTask = Regie.Plan.BaselineTask;

namespace Regie.Connect;

/// <summary>What hangs on tasks: checklists, files, links, comments, history, raw values, baselines.</summary>
internal sealed partial class Bringing
{
    private async Task Checklists(CancellationToken cancel)
    {
        var lists = board.Tasks.SelectMany(task => task.Checklists.Select(list => (Task: task, List: list))).ToList();
        foreach (var chunk in lists.Chunk(isUpdate ? SmallChunk : LargeChunk))
        {
            // A checklist is a name on its items: known or not is all there is to it.
            var refs = isUpdate ? await Refs("checklist", chunk.Select(pair => pair.List.ExternalId), cancel) : [];
            List<ExternalRef> made = [];
            foreach (var (task, list) in chunk)
            {
                Tally["checklist"].InFile++;
                if (!tasks.TryGetValue(task.ExternalId, out var id) || !IsAlive(id))
                {
                    Tally["checklist"].Leave("task-gone");
                }
                else if (refs.ContainsKey(list.ExternalId))
                {
                    Tally["checklist"].Unchanged++;
                }
                else
                {
                    Tally["checklist"].Create++;
                    made.Add(Ref("checklist", list.ExternalId, id, "{}"));
                }
            }

            if (write)
            {
                await db.Insert(made, cancel);
            }
        }

        var items = lists.SelectMany(pair => pair.List.Items.Select((item, at) => (pair.Task, pair.List, Item: item, At: at)));
        await Merge("checklistItem", ImportKinds.ChecklistItem, items, one => one.Item.ExternalId, (one, id) => OnTask("checklistItem", one.Task) is not { } task ? null : new ChecklistItem
        {
            Id = id,
            BusinessId = business.Id,
            TaskId = task,
            Checklist = Cut(one.List.Name, 200) ?? "",
            Text = Cut(one.Item.Text, 2000) ?? "…",
            Rank = (one.At + 1) * Step,
            DoneAt = one.Item.Done ? Moment(one.Task.UpdatedOn) ?? scope.Now : null,
            AssigneeId = one.Item.PersonId is { } person && parties.TryGetValue(person, out var party) ? party : null,
            DueDate = one.Item.Due?.DayIn(zone),
        }, new() { Marked = one => one.Item.Done }, cancel);
    }

    private Task Attachments(CancellationToken cancel) =>
        Merge("attachment", ImportKinds.Attachment, board.Tasks.SelectMany(task => task.Attachments.Select(file => (Task: task, File: file))), one => one.File.ExternalId,
            (one, id) => OnTask("attachment", one.Task) is not { } task ? null : new Attachment
            {
                Id = id,
                BusinessId = business.Id,
                TaskId = task,
                Name = Cut(one.File.Name, 300) ?? "…",
                Url = one.File.Url,
                NeedsLogin = one.File.NeedsLogin,
                ContentType = one.File.MediaType,
                Size = one.File.Bytes,
                IsCover = one.File.IsCover,
                AddedById = one.File.PersonId is { } person && parties.TryGetValue(person, out var party) ? party : null,
                At = one.File.At ?? Moment(one.Task.CreatedOn) ?? scope.Now,
            }, new() { Marked = one => one.File.NeedsLogin }, cancel);

    private async Task Dependencies(CancellationToken cancel)
    {
        var refused = LinkCircles.Closing(board);
        var existing = isUpdate
            ? (await db.Set<Dependency>().AsNoTracking().Where(row => row.ProjectId == projectId).ToListAsync(cancel)).ToDictionary(row => (row.PredecessorId, row.SuccessorId, row.Kind), row => row.Id)
            : [];
        await Merge("dependency", ImportKinds.Dependency, board.Dependencies, link => link.ExternalId, (link, id) =>
        {
            if (!tasks.TryGetValue(link.PredecessorId, out var from) || !tasks.TryGetValue(link.SuccessorId, out var to) || !IsAlive(from) || !IsAlive(to))
            {
                Tally["dependency"].Leave("task-gone");
                return null;
            }

            if (refused.Contains(link))
            {
                Tally["dependency"].Leave("circle");
                return null;
            }

            return new Dependency
            {
                Id = id,
                BusinessId = business.Id,
                ProjectId = projectId,
                PredecessorId = from,
                SuccessorId = to,
                Kind = (LinkKind)link.Type,
                LagKind = link.LagPercent is not null ? (link.ElapsedLag ? LagKind.ElapsedPercent : LagKind.Percent) : link.ElapsedLag ? LagKind.Elapsed : LagKind.Working,
                Lag = link.LagPercent is { } percent ? (int)Math.Clamp(Math.Round(percent), -10_000, 10_000) : link.LagMinutes,
            };
        }, new()
        {
            // The same link may have been drawn here meanwhile: it is that one.
            Known = link => tasks.TryGetValue(link.PredecessorId, out var from) && tasks.TryGetValue(link.SuccessorId, out var to)
                && existing.TryGetValue((from, to, (LinkKind)link.Type), out var drawn) ? drawn : null,
        }, cancel);
    }

    private async Task Comments(CancellationToken cancel)
    {
        Dictionary<string, Guid> made = [];
        var names = board.People.ToDictionary(person => person.ExternalId, person => person.Name);
        // An answer stands behind what it answers, for the key between them; only then are ids worth keeping.
        var threads = board.Source == SourceKind.Monday;
        var comments = threads ? board.Comments.OrderBy(comment => comment.ReplyToId is not null) : board.Comments;
        await Merge("comment", ImportKinds.Comment, comments, comment => comment.ExternalId, (comment, id) =>
        {
            Guid? task = comment.TaskId is { } of && tasks.TryGetValue(of, out var known) ? known : null;
            if (task is { } there && !IsAlive(there))
            {
                Tally["comment"].Leave("task-gone");
                return null;
            }

            Guid? author = comment.AuthorId is { } person && parties.TryGetValue(person, out var party) ? party : null;
            return new Comment
            {
                Id = id,
                BusinessId = business.Id,
                ProjectId = projectId,
                TaskId = task,
                AuthorId = author,
                AuthorName = author is null && comment.AuthorId is { } gone ? names.GetValueOrDefault(gone) : null,
                At = comment.At ?? (comment.LocalAt is { } local ? Moment(local) : scope.Now),
                EditedAt = comment.EditedAt,
                ReplyToId = comment.ReplyToId is { } answered && made.TryGetValue(answered, out var before) ? before : null,
                Body = comment.Text,
            };
        }, new() { Map = threads ? made : null }, cancel);
        var missing = board.Warnings.Where(warning => warning.Code == "connect.warning.comments-missing").Sum(warning => warning.Count);
        if (missing > 0)
        {
            Tally["comment"].Leave("not-in-file", missing);
        }
    }

    // History and raw values are only ever added: what a newer file has beyond the last one.
    private async Task History(CancellationToken cancel)
    {
        var last = isUpdate ? await db.Set<ImportedActivity>().Where(row => row.ProjectId == projectId).Select(row => row.ExternalId).ToHashSetAsync(cancel) : [];
        await db.Insert(board.Activity.Where(happened => !last.Contains(happened.ExternalId)).Select(happened => new ImportedActivity
        {
            Id = scope.NewId(),
            BusinessId = business.Id,
            ProjectId = projectId,
            TaskId = happened.TaskId is { } of && tasks.TryGetValue(of, out var task) && IsAlive(task) ? task : null,
            ImportId = importId,
            At = happened.At,
            ActorId = happened.ActorId is { } actor && parties.TryGetValue(actor, out var party) ? party : null,
            Kind = happened.Kind,
            Text = Cut(happened.Text, 500),
            ExternalId = happened.ExternalId,
        }), cancel);
        await Raws(cancel);
    }

    private async Task Raws(CancellationToken cancel)
    {
        foreach (var chunk in board.Raws.Concat(ownRaws).Chunk(isUpdate ? SmallChunk : LargeChunk))
        {
            Dictionary<(string, string), string> known = [];
            if (isUpdate)
            {
                var ids = chunk.Select(raw => raw.ExternalId).ToList();
                foreach (var row in await db.Set<ImportedRaw>().AsNoTracking().Where(row => row.ProjectId == projectId && ids.Contains(row.ExternalId)).Select(row => new { row.Type, row.ExternalId, row.Json }).ToListAsync(cancel))
                {
                    known[(row.Type, row.ExternalId)] = row.Json;
                }

                foreach (var changed in chunk.Where(raw => known.TryGetValue((raw.Type, raw.ExternalId), out var json) && json != raw.Json))
                {
                    await db.Set<ImportedRaw>().Where(row => row.ProjectId == projectId && row.Type == changed.Type && row.ExternalId == changed.ExternalId)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Json, changed.Json), cancel);
                }
            }

            await db.Insert(chunk.Where(raw => !known.ContainsKey((raw.Type, raw.ExternalId))).Select(raw => new ImportedRaw
            {
                Id = scope.NewId(),
                BusinessId = business.Id,
                ProjectId = projectId,
                ImportId = importId,
                EntityId = raw.Type is "task" or "task.values" && tasks.TryGetValue(raw.ExternalId, out var task) ? task : null,
                Type = raw.Type,
                ExternalId = raw.ExternalId,
                Json = raw.Json,
            }), cancel);
        }
    }

    private async Task Baselines(CancellationToken cancel)
    {
        var line = Tally["baseline"];
        line.InFile = board.Baselines.Count;
        var dated = board.Tasks.Any(task => task.Start is not null || task.Due is not null);
        if (isUpdate)
        {
            // Baselines never change: a later file brings no other past.
            line.Unchanged = board.Baselines.Count;
            return;
        }

        List<(Baseline Baseline, List<BaselineTask> Tasks)> rows = [];
        var culture = System.Globalization.CultureInfo.GetCultureInfo(business.Language);
        var titles = board.Tasks.ToDictionary(task => task.ExternalId);
        foreach (var baseline in board.Baselines)
        {
            // A source may have frozen only one of the two dates: the other is then the same, or where the task stands now.
            Take(string.Format(culture, ImportText.Say("baseline.source", culture), baseline.Number), baseline.Entries.Where(entry => titles.ContainsKey(entry.TaskId)).Select(entry =>
            {
                var task = titles[entry.TaskId];
                var now = Dates(task);
                return (Task: task, Start: entry.Start ?? entry.Finish ?? now?.Start, Finish: entry.Finish ?? entry.Start ?? now?.Finish, entry.DurationMinutes, entry.WorkMinutes, entry.Cost);
            }).Where(entry => entry is { Start: not null, Finish: not null })
                .Select(entry => (entry.Task, entry.Start!.Value < entry.Finish!.Value ? entry.Start.Value : entry.Finish.Value, entry.Finish.Value, entry.DurationMinutes, entry.WorkMinutes, entry.Cost)));
        }

        if (dated)
        {
            // As the plan shows them: what the source leaves open (a start before a due date) is filled in by the plan, here and there alike.
            var plan = write ? (await PlanSnapshot.Load(db, projectId, scope.Now, cancel))?.Planned(_ => false) : null;
            var schedule = plan?.Compute() is { IsScheduled: true } computed ? computed.Schedule : null;
            Take(ImportText.Say("baseline.imported", culture), board.Tasks.Where(task => task.Schedule is not { Summary: true })
                .Select(task => schedule is null ? Dates(task) : tasks.TryGetValue(task.ExternalId, out var id) && schedule.TryGet(id, out var at) && !at.IsSummary ? (task, at.Start, at.Finish) : null)
                .OfType<(SourceTask Task, DateTime Start, DateTime Finish)>()
                .Select(task => (task.Task, task.Start, task.Finish, task.Task.Schedule?.DurationMinutes, task.Task.EstimateMinutes, (decimal?)null)));
            if (plan is not null && rows.Count > 0)
            {
                rows[^1].Baseline.Links = JsonSerializer.Serialize(plan.Input.Links, Json.Options);
            }
        }

        line.Create = rows.Count;
        if (rows.Count < board.Baselines.Count)
        {
            line.Leave("baseline-empty", board.Baselines.Count - Math.Min(rows.Count, board.Baselines.Count));
        }

        if (write)
        {
            await db.Insert(rows.Select(row => row.Baseline), cancel);
            await db.Insert(rows.SelectMany(row => row.Tasks), cancel);
        }

        void Take(string name, IEnumerable<(SourceTask Task, DateTime Start, DateTime Finish, int? Duration, int? Work, decimal? Cost)> entries)
        {
            var id = scope.NewId();
            var all = entries.Where(entry => tasks.ContainsKey(entry.Task.ExternalId)).Select(entry => new BaselineTask
            {
                Id = scope.NewId(),
                BusinessId = business.Id,
                BaselineId = id,
                TaskId = tasks[entry.Task.ExternalId],
                Title = Cut(entry.Task.Title, 500) ?? "…",
                IsMilestone = entry.Task.Milestone,
                Start = entry.Start,
                Finish = entry.Finish,
                DurationMinutes = entry.Duration,
                WorkMinutes = entry.Work,
                CostMinor = entry.Cost is { } cost ? (long)(cost * 100) : null,
            }).ToList();
            if (all.Count > 0)
            {
                rows.Add((new()
                {
                    Id = id,
                    BusinessId = business.Id,
                    ProjectId = projectId,
                    Number = rows.Count + 1,
                    Name = name,
                    AuthorId = scope.Caller.PersonId,
                    At = scope.Now,
                    IsImported = true,
                    Start = all.Min(task => task.Start),
                    Finish = all.Max(task => task.Finish),
                }, all));
            }
        }
    }

    // A day begins with the working day and ends with it, as a manual task does in the plan.
    private (SourceTask Task, DateTime Start, DateTime Finish)? Dates(SourceTask task)
    {
        var (startDay, startTime) = Wall(task.Start);
        var (dueDay, dueTime) = Wall(task.Due);
        if (startDay > dueDay)
        {
            startDay = null;
        }

        if ((startDay ?? dueDay) is null)
        {
            return null;
        }

        var finish = (dueDay ?? startDay!.Value).ToDateTime(dueDay is null ? new(17, 0) : dueTime ?? new(17, 0));
        var start = (startDay ?? dueDay!.Value).ToDateTime(startDay is null ? new(8, 0) : startTime ?? new(8, 0));
        return (task, task.Milestone || start > finish ? finish : start, finish);
    }

    private Guid? OnTask(string kind, SourceTask task)
    {
        if (tasks.TryGetValue(task.ExternalId, out var id) && IsAlive(id))
        {
            return id;
        }

        Tally[kind].Leave("task-gone");
        return null;
    }
}
