using Regie.Plan;

namespace Regie.Tests.Plan.Tasks;

/// <summary>Rules as people choose them: read, changed, written, nothing lost.</summary>
public class RepetitionRuleTests
{
    [Theory]
    [InlineData("FREQ=DAILY")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15;COUNT=5")]
    [InlineData("FREQ=YEARLY;UNTIL=20301231")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO")]
    public void What_is_read_is_written_as_it_was(string rule) => RepetitionRule.Read(rule)!.ToString().ShouldBe(rule);

    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("every monday")]
    [InlineData("")]
    public void What_nobody_chooses_here_is_left_as_it_is(string rule) => RepetitionRule.Read(rule).ShouldBeNull();

    [Fact]
    public void Days_come_in_the_order_of_the_week() =>
        (RepetitionRule.Read("FREQ=WEEKLY")! with { Days = ["FR", "MO"] }).ToString().ShouldBe("FREQ=WEEKLY;BYDAY=MO,FR");
}
