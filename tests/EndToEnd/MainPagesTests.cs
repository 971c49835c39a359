namespace Regie.Tests;

/// <summary>What holds for every main page: accessible in light and dark, fits a phone, each stop of the keyboard can be seen.</summary>
public class MainPagesTests(DemoWorld world)
{
    public static TheoryData<string> Pages => ["/"];

    [Theory, MemberData(nameof(Pages))]
    public Task Accessible_in_light(string page) => world.Visit(async visit =>
    {
        await visit.Open(page);
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
    });

    [Theory, MemberData(nameof(Pages))]
    public Task Accessible_in_dark(string page) => world.Visit(async visit =>
    {
        await visit.Open(page);
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
    }, Viewing.Desktop with { Dark = true });

    [Theory, MemberData(nameof(Pages))]
    public Task Fits_a_phone(string page) => world.Visit(async visit =>
    {
        await visit.Open(page);
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
    }, Viewing.Phone);

    [Theory, MemberData(nameof(Pages))]
    public Task Every_stop_of_the_keyboard_is_seen(string page) => world.Visit(async visit =>
    {
        await visit.Open(page);
        var stops = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var stop = await visit.Page.EvaluateAsync<string?>(Stop);
            if (stop is null || !stops.Add(stop))
            {
                break;
            }

            stop.ShouldStartWith("seen");
        }

        stops.Count.ShouldBeGreaterThan(3);
    });

    /// <summary>The focused element with its place in the document, and whether somebody looking can tell that it is focused.</summary>
    private const string Stop = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          const ring = e => { const s = getComputedStyle(e); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
          const box = at.getBoundingClientRect();
          const seen = box.width > 0 && box.height > 0 && (ring(at) || (at.parentElement && at.matches(':focus-visible') && ring(at.parentElement)));
          return (seen ? 'seen ' : 'NOT SEEN ') + [...document.querySelectorAll('*')].indexOf(at) + ' ' + at.outerHTML.slice(0, 120);
        }
        """;
}
