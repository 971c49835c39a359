using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// A project's tasks in its own order, page by page: what boards, tables, timelines and most callers of the API ask for. Compiled, since translating the whole view
/// took longer than running it.
/// </summary>
internal static class ProjectPages
{
    private static readonly CompiledQueries<Queries> Compiled = new(() => new Queries());

    public static Task<List<TaskView>> First(RegieDb db, Guid projectId, DateOnly today, int take, CancellationToken cancel) =>
        Compiled.Of(db).First(db, projectId, today, take).ToListAsync(cancel).AsTask();

    public static Task<List<TaskView>> Next(RegieDb db, Guid projectId, double rank, Guid id, DateOnly today, int take, CancellationToken cancel) =>
        Compiled.Of(db).Next(db, projectId, rank, id, today, take).ToListAsync(cancel).AsTask();

    private sealed class Queries
    {
        public readonly Func<RegieDb, Guid, DateOnly, int, IAsyncEnumerable<TaskView>> First = EF.CompileAsyncQuery(FirstPage());
        public readonly Func<RegieDb, Guid, double, Guid, DateOnly, int, IAsyncEnumerable<TaskView>> Next = EF.CompileAsyncQuery(NextPage());

        private static Expression<Func<RegieDb, Guid, DateOnly, int, IQueryable<TaskView>>> FirstPage()
        {
            Expression<Func<RegieDb, Guid, DateOnly, int, IQueryable<TaskItem>>> page = (db, projectId, today, take) =>
                db.Set<TaskItem>().Where(task => task.ArchivedAt == null && task.ProjectId == projectId).OrderBy(task => task.Rank).ThenBy(task => task.Id).Take(take);
            return Expression.Lambda<Func<RegieDb, Guid, DateOnly, int, IQueryable<TaskView>>>(Viewed(page, page.Parameters[2]), page.Parameters);
        }

        private static Expression<Func<RegieDb, Guid, double, Guid, DateOnly, int, IQueryable<TaskView>>> NextPage()
        {
            Expression<Func<RegieDb, Guid, double, Guid, DateOnly, int, IQueryable<TaskItem>>> page = (db, projectId, rank, id, today, take) =>
                db.Set<TaskItem>().Where(task => task.ArchivedAt == null && task.ProjectId == projectId && (task.Rank > rank || (task.Rank == rank && task.Id.CompareTo(id) > 0)))
                    .OrderBy(task => task.Rank).ThenBy(task => task.Id).Take(take);
            return Expression.Lambda<Func<RegieDb, Guid, double, Guid, DateOnly, int, IQueryable<TaskView>>>(Viewed(page, page.Parameters[4]), page.Parameters);
        }

        private static Expression Viewed(LambdaExpression page, ParameterExpression today)
        {
            Expression<Func<IQueryable<TaskView>, IQueryable<TaskView>>> ordered = views => views.OrderBy(task => task.Rank).ThenBy(task => task.Id);
            return ordered.With(TaskReading.Whole.With(page.Parameters[0], page.Body, today));
        }
    }
}
