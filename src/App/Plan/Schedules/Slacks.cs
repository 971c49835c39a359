using Regie.Ui;

namespace Regie.Plan;

/// <summary>How slack is said: in whole days from three on, in halves below, as a person would. The exact minutes stay in the schedule.</summary>
internal static class Slacks
{
    private const decimal DayMinutes = 480;

    public static decimal Days(int minutes)
    {
        var days = minutes / DayMinutes;
        // Slack is promised downwards: 5.9 days are not six, and a lack of two hours is not nothing.
        return Math.Abs(days) >= 3 ? Math.Floor(days) : Math.Floor(days * 2) / 2;
    }

    public static string Say(int minutes) => Ui.Say.Days(Days(minutes));
}
