using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The moment of the call on the wall of the project.</summary>
internal static class ProjectClock
{
    public static async Task<DateTime> WallClock(RegieDb db, Scope scope, Guid projectId, CancellationToken cancel) =>
        At(await db.Set<Project>().Where(row => row.Id == projectId).Select(row => row.TimeZone).SingleAsync(cancel), scope.Now);

    public static DateTime At(string timeZone, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        var wall = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        return new DateTime(wall.Year, wall.Month, wall.Day, wall.Hour, wall.Minute, 0, DateTimeKind.Unspecified);
    }
}
