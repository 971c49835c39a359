using Bunit;
using Microsoft.AspNetCore.Components;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Projects;

/// <summary>Controls stand only before those whom the operation behind them lets.</summary>
public sealed class ForThoseTests
{
    [Theory]
    [InlineData(Role.Obm, true)]
    [InlineData(Role.ClientOwner, true)]
    [InlineData(Role.TeamMember, false)]
    [InlineData(Role.Freelancer, false)]
    [InlineData(Role.GuestViewer, false)]
    [InlineData(null, false)]
    public async Task Sharing_a_report_is_offered_to_those_who_may(Role? role, bool isOffered)
    {
        await using var context = new BunitContext();
        var open = new OpenProject(new ProjectView(), "Atelier Lumen", role, () => Task.CompletedTask);

        var drawn = context.Render<CascadingValue<OpenProject>>(value => value.Add(one => one.Value, open)
            .AddChildContent<ForThose>(those => those.Add(one => one.Who, Permission.ReportShare).AddChildContent("<button>Share</button>")));

        drawn.FindAll("button").Count.ShouldBe(isOffered ? 1 : 0);
    }

    /// <summary>The page of reports puts each thing that writes inside it.</summary>
    [Fact]
    public void Each_control_of_the_report_that_writes_stands_before_those_who_may()
    {
        var page = File.ReadAllText(Path.Combine(House.Repository.Root.FullName, "src/App/Plan/Reports/ReportPage.razor"));
        var (from, to) = (page.IndexOf("<ForThose Who=\"Permission.ReportShare\">", StringComparison.Ordinal), page.IndexOf("</ForThose>", StringComparison.Ordinal));
        (from > 0 && to > from).ShouldBeTrue();
        foreach (var control in new[] { "@onclick=\"Keep\"", "@onclick=\"Share\"", "@onclick=\"Revoke\"", "ValueChanged=\"ShowNames\"", "Rewrite(sentence, text)", "Hide(sentence)\"" })
        {
            page.IndexOf(control, StringComparison.Ordinal).ShouldBeInRange(from, to, control);
        }
    }
}
