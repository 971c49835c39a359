using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>The one merge that all kinds go through.</summary>
internal sealed partial class Bringing
{
    private const int SmallChunk = 500;
    private const int LargeChunk = 4000;

    /// <summary>What a kind adds to the merge.</summary>
    private sealed class With<TSource, T>
    {
        /// <summary>Line of the tally; by default the kind itself.</summary>
        public Func<TSource, string>? Line { get; init; }

        /// <summary>Id of a new entity; by default a fresh one.</summary>
        public Func<TSource, Guid>? Id { get; init; }

        public Func<TSource, string?>? Url { get; init; }

        /// <summary>Where the ids go that later kinds refer to.</summary>
        public Dictionary<string, Guid>? Map { get; init; }

        /// <summary>Sets that hang on the entity: name → ids in the source.</summary>
        public Func<TSource, IEnumerable<(string Name, string Ids)>>? Sets { get; init; }

        public Func<IReadOnlyList<(TSource Source, T Made)>, Task>? Created { get; init; }

        /// <summary>Merges the sets of one entity; answers whether anything changed.</summary>
        public Func<T, Dictionary<string, string?>, Dictionary<string, string?>, Task<bool>>? Changed { get; init; }

        /// <summary>Entities that stand for themselves (a member's party) are neither made nor changed.</summary>
        public Func<TSource, Guid?>? Known { get; init; }

        /// <summary>Something about it that the table tells: it is archived, ticked, behind a sign-in.</summary>
        public Func<TSource, bool>? Marked { get; init; }
    }

    private async Task Merge<TSource, T>(
        string kind, FieldSet<T> fields, IEnumerable<TSource> sources, Func<TSource, string> idOf, Func<TSource, Guid, T?> build, With<TSource, T> with, CancellationToken cancel)
        where T : class, IOwned
    {
        HashSet<string> seen = [];
        foreach (var chunk in sources.Chunk(isUpdate ? SmallChunk : LargeChunk))
        {
            cancel.ThrowIfCancellationRequested();
            var refs = isUpdate ? await Refs(kind, chunk.Select(idOf), cancel) : [];
            List<(TSource Source, T Made)> made = [];
            List<ExternalRef> newRefs = [];
            List<(TSource Source, T Wanted, ExternalRef Ref, Dictionary<string, string?> Last, Dictionary<string, string?> Now)> changed = [];
            foreach (var source in chunk)
            {
                var line = Tally[with.Line?.Invoke(source) ?? kind];
                line.InFile++;
                line.Marked += with.Marked?.Invoke(source) is true ? 1 : 0;
                var external = Cut(idOf(source), 300)!;
                if (!seen.Add(external))
                {
                    line.Leave("twice");
                    continue;
                }

                var known = refs.GetValueOrDefault(external);
                var isThere = known is null ? with.Known?.Invoke(source) : null;
                var id = known?.EntityId ?? isThere ?? with.Id?.Invoke(source) ?? scope.NewId();
                with.Map?.TryAdd(external, id);
                if (build(source, id) is not { } wanted)
                {
                    continue;
                }

                var now = fields.Values(wanted);
                foreach (var (name, ids) in with.Sets?.Invoke(source) ?? [])
                {
                    if (ids.Length > 0)
                    {
                        now[name] = ids;
                    }
                }

                if (known is not null)
                {
                    var last = Snapshot.Read(known.LastValues);
                    if (Snapshot.Same(last, now))
                    {
                        line.Unchanged++;
                    }
                    else
                    {
                        changed.Add((source, wanted, known, last, now));
                    }

                    continue;
                }

                newRefs.Add(Ref(kind, external, id, Snapshot.Write(now), with.Url?.Invoke(source), isThere is null));
                if (isThere is null)
                {
                    line.Create++;
                    made.Add((source, wanted));
                }
                else
                {
                    line.Unchanged++;
                }
            }

            if (write)
            {
                await db.Insert(made.Select(pair => pair.Made), cancel);
                if (with.Created is not null && made.Count > 0)
                {
                    await with.Created(made);
                }

                await db.Insert(newRefs, cancel);
            }

            if (changed.Count > 0)
            {
                await Update(kind, fields, changed, with, cancel);
            }
        }
    }

    private async Task Update<TSource, T>(
        string kind, FieldSet<T> fields, List<(TSource Source, T Wanted, ExternalRef Ref, Dictionary<string, string?> Last, Dictionary<string, string?> Now)> changed, With<TSource, T> with, CancellationToken cancel)
        where T : class, IOwned
    {
        var ids = changed.ConvertAll(one => one.Ref.EntityId);
        var query = db.Set<T>().Where(row => ids.Contains(row.Id));
        var current = await (write ? query.AsTracking() : query.AsNoTracking()).ToDictionaryAsync(row => row.Id, cancel);
        var keptHere = 0;
        foreach (var (source, wanted, reference, last, now) in changed)
        {
            var line = Tally[with.Line?.Invoke(source) ?? kind];
            if (!current.TryGetValue(reference.EntityId, out var entity))
            {
                // Thrown away here: that was a decision, and it stands.
                line.Unchanged++;
                continue;
            }

            var (any, kept) = fields.Merge(entity, wanted, last, now, overrule);
            if (with.Changed is not null)
            {
                any |= await with.Changed(entity, last, now);
            }

            keptHere += kept ? 1 : 0;
            if (any)
            {
                line.Update++;
                Touch(entity);
            }
            else
            {
                line.Unchanged++;
            }

            if (write)
            {
                db.Attach(reference).Entity.LastValues = Snapshot.Write(now);
            }
        }

        if (keptHere > 0)
        {
            Warn("connect.warning.kept-as-edited-here", keptHere);
        }

        if (write)
        {
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Dictionary<string, ExternalRef>> Refs(string kind, IEnumerable<string> externalIds, CancellationToken cancel)
    {
        var ids = externalIds.Select(id => Cut(id, 300)!).ToList();
        var connection = Connection;
        return await db.Set<ExternalRef>().AsNoTracking()
            .Where(row => row.BusinessId == business.Id && row.Connection == connection && row.Kind == kind && ids.Contains(row.ExternalId))
            .ToDictionaryAsync(row => row.ExternalId, cancel);
    }

    private ExternalRef Ref(string kind, string external, Guid entity, string values, string? url = null, bool made = true) => new()
    {
        Id = scope.NewId(),
        BusinessId = business.Id,
        Connection = Connection,
        Kind = kind,
        ExternalId = external,
        EntityId = entity,
        ProjectId = projectId,
        ImportId = made ? importId : null,
        Url = url,
        LastValues = values,
    };

    private void Touch(object entity)
    {
        if (entity is TaskItem task)
        {
            UpdatedTaskIds.Add(task.Id);
            task.UpdatedAt = scope.Now;
        }
        else if (entity is Project project)
        {
            project.UpdatedAt = scope.Now;
        }
    }

    private void Warn(string code, int count, params IReadOnlyList<string> examples)
    {
        var at = further.FindIndex(warning => warning.Code == code);
        if (at >= 0)
        {
            further[at] = further[at] with { Count = further[at].Count + count };
        }
        else
        {
            further.Add(new(code, count, examples));
        }
    }

    private bool IsAlive(Guid task) => alive is null || alive.Contains(task);
}
