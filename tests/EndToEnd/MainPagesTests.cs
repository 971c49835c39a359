namespace Regie.Tests;

/// <summary>What holds for every main page: accessible in light and dark, fits a phone, each stop of the keyboard can be seen.</summary>
public class MainPagesTests(DemoWorld world)
{
    /// <summary>Name of the picture, and the address; a project stands there by its name.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "today", "/" },
        { "my-work", "/my-work" },
        { "calendar", "/calendar" },
        { "search", "/search?q=offer" },
        { "projects", "/projects" },
        { "board", "/p/{Autumn launch}/board" },
        { "table", "/p/{Autumn launch}/table" },
        { "timeline", "/p/{Autumn launch}/timeline" },
        { "task", "/p/{Autumn launch}/board/t/{Write the offer}" },
    };

    [Theory, MemberData(nameof(Pages))]
    public Task Accessible_in_light(string name, string page) => Look(page, $"{name}-light", Viewing.Desktop);

    [Theory, MemberData(nameof(Pages))]
    public Task Accessible_in_dark(string name, string page) => Look(page, $"{name}-dark", Viewing.Desktop with { Dark = true });

    [Theory, MemberData(nameof(Pages))]
    public Task Accessible_in_French(string name, string page) => Look(page, $"{name}-fr", Viewing.Desktop with { Locale = "fr-FR" });

    [Theory, MemberData(nameof(Pages))]
    public Task Fits_a_phone(string name, string page) => Look(page, $"{name}-phone", Viewing.Phone);

    private Task Look(string page, string picture, Viewing viewing) => world.Visit(async visit =>
    {
        await visit.Open(await world.Address(page));
        await visit.Picture(picture);
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, "wider than the window");
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
        if (viewing.Locale == "fr-FR")
        {
            (await Foreign.English(visit)).ShouldBeEmpty();
        }
    }, viewing, name: picture);

    [Theory, MemberData(nameof(Pages))]
    public Task Every_stop_of_the_keyboard_is_seen(string name, string page) => world.Visit(async visit =>
    {
        await visit.Open(await world.Address(page));
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
    }, name: $"{name}-keyboard");

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
