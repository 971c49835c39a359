namespace Regie.Scheduling;

/// <summary>One stretch of working time inside a day.</summary>
/// <param name="From">First working minute of the day, 0 to 1439 (08:00 is 480).</param>
/// <param name="To">Minute at which work stops, 1 to 1440 (17:00 is 1020, midnight at the end of the day is 1440).</param>
public readonly record struct Shift(int From, int To)
{
    /// <summary>Working minutes of the stretch.</summary>
    public int Minutes => To - From;

    /// <summary>The stretch between two times of day; an end of 00:00 means midnight at the end of the day.</summary>
    public static Shift Between(TimeOnly from, TimeOnly to)
    {
        var end = to.Hour * 60 + to.Minute;
        return new(from.Hour * 60 + from.Minute, end == 0 ? 1440 : end);
    }

    /// <summary>Office hours of the standard calendar: 08:00–12:00 and 13:00–17:00, 480 minutes.</summary>
    public static IReadOnlyList<Shift> OfficeHours { get; } = [new(480, 720), new(780, 1020)];

    /// <summary>The whole day, 1,440 minutes.</summary>
    public static IReadOnlyList<Shift> WholeDay { get; } = [new(0, 1440)];

    /// <summary>A day without work.</summary>
    public static IReadOnlyList<Shift> None { get; } = [];
}
