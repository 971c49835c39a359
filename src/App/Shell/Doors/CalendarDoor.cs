using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell;

/// <summary>Where calendar programs read: a secret address stands for a person, and what is then read is what that person may see now. Nothing else can be reached by it.</summary>
internal static class CalendarDoor
{
    public static void MapCalendarDoor(this WebApplication app) => app.MapGet("/feeds/calendar/{secret}.ics", Read);

    private static async Task<IResult> Read(string secret, Runner runner, HttpContext http)
    {
        var opened = await runner.Run(new OpenCalendarFeed(secret), Caller.Anonymous with { Door = Door.Inside }, cancel: http.RequestAborted);
        if (!opened.IsOk)
        {
            return Results.NotFound();
        }

        var feed = opened.Value;
        var caller = new Caller { PersonId = feed.PersonId, ReadOnly = true, Door = Door.Inside, Culture = Languages.Of(feed.Language) };
        var dates = await runner.Run(new ReadCalendarFeed { ProjectId = feed.ProjectId }, caller, cancel: http.RequestAborted);
        if (!dates.IsOk)
        {
            return Results.NotFound(); // the person may no longer see it: the link says as little as an unknown one
        }

        http.Response.Headers.CacheControl = "private, max-age=0, must-revalidate";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(dates.Value.Bytes.ToArray(), "text/calendar; charset=utf-8", dates.Value.Name);
    }
}
