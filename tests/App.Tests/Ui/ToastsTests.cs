using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class ToastsTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void What_can_be_undone_stays_ten_seconds()
    {
        using var toasts = new Toasts(_time);
        toasts.Say("3 tasks moved", () => Task.CompletedTask);

        _time.Advance(TimeSpan.FromSeconds(9.9));
        toasts.Shown.ShouldHaveSingleItem();
        _time.Advance(TimeSpan.FromSeconds(.2));
        toasts.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void Reading_stops_its_clock()
    {
        using var toasts = new Toasts(_time);
        toasts.Say("3 tasks moved", () => Task.CompletedTask);
        var toast = toasts.Shown[0];

        _time.Advance(TimeSpan.FromSeconds(8));
        toasts.Hold(toast);
        _time.Advance(TimeSpan.FromMinutes(5));
        toasts.Shown.ShouldContain(toast);

        toasts.Release(toast);
        _time.Advance(TimeSpan.FromSeconds(2.9)); // two were left, but nobody reads in less than three
        toasts.Shown.ShouldContain(toast);
        _time.Advance(TimeSpan.FromSeconds(.2));
        toasts.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void What_went_wrong_stays_until_it_is_closed()
    {
        using var toasts = new Toasts(_time);
        toasts.Say("The file could not be read", tone: Tone.Bad);

        _time.Advance(TimeSpan.FromHours(1));
        toasts.Close(toasts.Shown.ShouldHaveSingleItem());
        toasts.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void No_more_than_four_at_once()
    {
        using var toasts = new Toasts(_time);
        for (var i = 1; i <= 6; i++) toasts.Say($"Task {i}");
        toasts.Shown.Select(toast => toast.Text).ShouldBe(["Task 3", "Task 4", "Task 5", "Task 6"]);
    }
}
