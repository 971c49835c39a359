namespace Regie.Ui;

/// <summary>The clock and the zone of the person who looks. The layout cascades it; without one the zone is UTC.</summary>
public sealed record Here(TimeProvider Time, TimeZoneInfo Zone)
{
    public static readonly Here Utc = new(TimeProvider.System, TimeZoneInfo.Utc);

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>What the clock on this person's wall says.</summary>
    public DateTime Wall => TimeZoneInfo.ConvertTime(Now, Zone).DateTime;

    /// <summary>The day it is for this person.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The day an instant falls on for this person.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
}
