using Regie.Scheduling;

namespace Regie.Performance;

/// <summary>
/// The textbook critical path of the same input: keys by a Dictionary, links in rows, an order by counting, two passes over plain minutes.
/// No calendars, constraints, slack by kind or reasons: what the engine's figure is held against, measured in the same run.
/// </summary>
static class CpmYardstick
{
    /// <summary>The length of the plan in minutes.</summary>
    public static int Run(ScheduleInput input)
    {
        var (count, links) = (input.Tasks.Count, input.Links.Count);
        var positions = new Dictionary<Guid, int>(count);
        for (var i = 0; i < count; i++) positions.Add(input.Tasks[i].Key, i);
        var (from, to, starts, waits) = (new int[links], new int[links], new int[count + 1], new int[count]);
        for (var i = 0; i < links; i++)
        {
            from[i] = positions[input.Links[i].Predecessor];
            to[i] = positions[input.Links[i].Successor];
            starts[from[i] + 1]++;
            waits[to[i]]++;
        }
        for (var i = 0; i < count; i++) starts[i + 1] += starts[i];
        var (next, rows) = (starts[..^1], new int[links]);
        for (var i = 0; i < links; i++) rows[next[from[i]]++] = to[i];

        var (order, early, tail) = (new int[count], new int[count], 0);
        for (var i = 0; i < count; i++)
            if (waits[i] == 0) order[tail++] = i;
        for (var head = 0; head < tail; head++)
        {
            var task = order[head];
            var finish = early[task] + input.Tasks[task].DurationMinutes;
            for (var i = starts[task]; i < starts[task + 1]; i++)
            {
                early[rows[i]] = Math.Max(early[rows[i]], finish);
                if (--waits[rows[i]] == 0) order[tail++] = rows[i];
            }
        }
        var end = 0;
        for (var i = 0; i < count; i++) end = Math.Max(end, early[i] + input.Tasks[i].DurationMinutes);
        var late = new int[count];
        for (var place = count - 1; place >= 0; place--)
        {
            var task = order[place];
            late[task] = end;
            for (var i = starts[task]; i < starts[task + 1]; i++)
                late[task] = Math.Min(late[task], late[rows[i]] - input.Tasks[rows[i]].DurationMinutes);
        }
        return end - late.Min() + early.Min();
    }
}
