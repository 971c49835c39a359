namespace Regie.Scheduling;

/// <summary>The working minutes of one kind of day, as lookup tables in both directions.</summary>
sealed class DayTimes
{
    public static readonly DayTimes Off = new([]);

    readonly ushort[] before;
    readonly ushort[] startOf;

    DayTimes(IReadOnlyList<Shift> shifts)
    {
        Shifts = shifts;
        before = new ushort[Minute.PerDay + 1];
        startOf = new ushort[shifts.Sum(shift => shift.Minutes)];
        var worked = 0;
        var minute = 0;
        foreach (var shift in shifts)
        {
            while (minute < shift.From) before[++minute] = (ushort)worked;
            while (minute < shift.To)
            {
                startOf[worked] = (ushort)minute;
                before[++minute] = (ushort)++worked;
            }
        }
        while (minute < Minute.PerDay) before[++minute] = (ushort)worked;
    }

    public IReadOnlyList<Shift> Shifts { get; }

    public int Total => startOf.Length;

    /// <summary>Working minutes before a minute of the day, 0 to 1440.</summary>
    public int Before(int minute) => before[minute];

    /// <summary>Minute of the day at which the n-th working minute begins, n from 0.</summary>
    public int StartOf(int worked) => startOf[worked];

    /// <summary>Null when shifts overlap, are out of order or leave the day.</summary>
    public static DayTimes? Of(IReadOnlyList<Shift> shifts)
    {
        var end = 0;
        foreach (var shift in shifts)
        {
            if (shift.From < end || shift.To <= shift.From || shift.To > Minute.PerDay) return null;
            end = shift.To;
        }
        return shifts.Count == 0 ? Off : new(shifts);
    }

    /// <summary>When both work.</summary>
    public DayTimes And(DayTimes other)
    {
        if (ReferenceEquals(this, other)) return this;
        var both = new List<Shift>();
        foreach (var a in Shifts)
            foreach (var b in other.Shifts)
                if (Math.Max(a.From, b.From) < Math.Min(a.To, b.To))
                    both.Add(new(Math.Max(a.From, b.From), Math.Min(a.To, b.To)));
        return both.Count == 0 ? Off : new(both);
    }
}
