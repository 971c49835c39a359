using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Removes for good what has lain in the trash for thirty days, with all that hangs on it. What happened stays in the log.</summary>
internal sealed class EmptyTrash(SideWrite write, TimeProvider clock) : ISweeper
{
    /// <summary>As long as this a thing can be taken back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // One transaction each: others wait no longer for their turn than a few tasks take.
    private const int TasksAtOnce = 200;

    public async Task Sweep(CancellationToken cancel)
    {
        var oldest = clock.GetUtcNow() - Kept;
        while (await Some(db => Tasks(db, oldest, cancel), cancel) || await Some(db => Project(db, oldest, cancel), cancel))
        {
        }
    }

    private async Task<bool> Some(Func<RegieDb, Task<bool>> remove, CancellationToken cancel)
    {
        var any = false;
        await write.Run(async db => any = await remove(db), cancel);
        return any;
    }

    private static async Task<bool> Tasks(RegieDb db, DateTimeOffset oldest, CancellationToken cancel)
    {
        var old = await db.WithTrash<TaskItem>().Where(row => row.DeletedAt < oldest).OrderBy(row => row.DeletedAt).Select(row => row.Id).Take(TasksAtOnce).ToListAsync(cancel);
        // Holds the rows: whoever takes one back at this moment is either before us, and it stays, or finds nothing.
        await db.WithTrash<TaskItem>().Where(row => old.Contains(row.Id) && row.DeletedAt < oldest).ExecuteUpdateAsync(set => set.SetProperty(row => row.ParentId, (Guid?)null), cancel);
        var ids = await db.WithTrash<TaskItem>().Where(row => old.Contains(row.Id) && row.DeletedAt < oldest).Select(row => row.Id).ToListAsync(cancel);
        if (ids.Count == 0)
        {
            return false;
        }

        await Removal.OfTasks(db, ids, cancel);
        return true;
    }

    private static async Task<bool> Project(RegieDb db, DateTimeOffset oldest, CancellationToken cancel)
    {
        var old = await db.WithTrash<Project>().Where(row => row.DeletedAt < oldest).OrderBy(row => row.DeletedAt).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (await db.WithTrash<Project>().Where(row => row.Id == old && row.DeletedAt < oldest).ExecuteUpdateAsync(set => set.SetProperty(row => row.CalendarId, (Guid?)null), cancel) == 0)
        {
            return false;
        }

        await Removal.OfTasks(db, await db.WithTrash<TaskItem>().Where(row => row.ProjectId == old).Select(row => row.Id).ToListAsync(cancel), cancel);
        await Removal.OfProject(db, old, cancel);
        return true;
    }
}
