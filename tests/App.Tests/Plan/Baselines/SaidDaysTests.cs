using CsCheck;
using Regie.Plan;

namespace Regie.Tests.Plan.Baselines;

/// <summary>What is said of a movement adds up as it is said.</summary>
public class SaidDaysTests
{
    [Fact]
    public void Parts_are_said_to_half_a_day_and_what_rounding_leaves_goes_where_it_was_roughest()
    {
        SaidDays.Parts(4, [3, 2, -1]).ShouldBe([3, 2, -1]);
        SaidDays.Parts(4.4m, [2.2m, 2.2m]).ShouldBe([2.5m, 2]);
        SaidDays.Parts(1, [0.3m, 0.3m, 0.4m]).Sum().ShouldBe(1);
        SaidDays.Parts(0, []).ShouldBeEmpty();
    }

    [Fact]
    public void Parts_always_add_up_to_the_whole_and_none_is_off_by_more_than_half_a_day() =>
        Gen.Int[-4800, 4800].Array[1, 12].Sample(minutes =>
        {
            var parts = minutes.Select(part => part / 480m).ToList();
            var said = SaidDays.Parts(parts.Sum(), parts);
            said.Sum().ShouldBe(Math.Round(parts.Sum() * 2, MidpointRounding.AwayFromZero) / 2);
            said.Zip(parts).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 0.75m);
        }, iter: 2000);
}
