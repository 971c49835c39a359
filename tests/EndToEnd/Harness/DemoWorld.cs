using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Regie.Tests;

[assembly: AssemblyFixture(typeof(DemoWorld))]

namespace Regie.Tests;

/// <summary>One application with the demo world on the Monday of the mock-ups, and one Chromium, for all browser tests.</summary>
public sealed partial class DemoWorld : IAsyncLifetime
{
    public const string Today = "2026-11-23";

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly Lazy<Task<string>> _signedIn;
    private readonly Lazy<Task<string>> _token;
    private readonly ConcurrentDictionary<(string List, string Name), Lazy<Task<string>>> _ids = new();

    public DemoWorld() => (_signedIn, _token) = (new(SignIn), new(MakeToken));

    public RunningApp App { get; private set; } = null!;
    public IBrowser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        var starting = RunningApp.Start(settings: new Dictionary<string, string> { ["REGIE_TODAY"] = Today });
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("REGIE_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
        });
        App = await starting;
    }

    /// <summary>
    /// A page of its own for one test, signed in as the demo's OBM unless said otherwise; of another installation where an address is given. It fails on whatever the page complained about,
    /// and leaves a picture of it behind when it fails.
    /// </summary>
    public async Task Visit(Func<Visit, Task> test, Viewing? viewing = null, bool anonymous = false, Uri? at = null, string? cookies = null, [CallerMemberName] string name = "")
    {
        var seen = viewing ?? Viewing.Desktop;
        await using var context = await Browser.NewContextAsync(new()
        {
            BaseURL = (at ?? App.Address).ToString(),
            StorageState = cookies ?? (anonymous ? null : await _signedIn.Value),
            ViewportSize = new() { Width = seen.Width, Height = seen.Height },
            ColorScheme = seen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = seen.Locale,
            TimezoneId = "Europe/Paris",
            IsMobile = seen.Width < 600,
            HasTouch = seen.Width < 600,
        });
        var visit = await Tests.Visit.Begin(context);
        try
        {
            await test(visit);
            visit.IsClean();
        }
        catch
        {
            await visit.Picture($"failed-{name}");
            throw;
        }
    }

    /// <summary>An address with names in braces, of a project and of one of its tasks, replaced by their ids.</summary>
    public async Task<string> Address(string path)
    {
        var names = Name().Matches(path).Select(match => match.Groups[1].Value).ToList();
        foreach (var (name, at) in names.Select((name, at) => (name, at)))
        {
            var list = at == 0 ? path.StartsWith("/b/", StringComparison.Ordinal) ? "/businesses" : "/projects" : path[..path.IndexOf('{', StringComparison.Ordinal)] is var before && before.Contains("/t/", StringComparison.Ordinal) ? before.Split("/t/")[0].Replace("/board", "/table", StringComparison.Ordinal) : path;
            path = path.Replace($"{{{name}}}", await _ids.GetOrAdd((list, name), key => new(() => Find(key.List, key.Name))).Value, StringComparison.Ordinal);
        }

        return path;
    }

    /// <summary>The id in the link of that name on a page.</summary>
    private async Task<string> Find(string page, string name)
    {
        var id = "";
        await Visit(async visit =>
        {
            await visit.Open(page);
            var link = visit.Page.Locator("main a[href]").Filter(new() { HasTextRegex = new Regex($"^\\s*{Regex.Escape(name)}\\s*$") }).First;
            id = Id().Matches(await link.GetAttributeAsync("href") ?? "").Last().Value;
        }, name: $"find-{name}");
        return id;
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Name();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();

    /// <summary>A bearer token of the demo's OBM, made on the administrator's command line beside the running application.</summary>
    public Task<string> Token() => _token.Value;

    private async Task<string> MakeToken()
    {
        var (code, output, errors) = await RunningApp.Admin(App.Data, "create-token", "--email", "sarah@demo.example");
        code.ShouldBe(0, errors);
        return output;
    }

    /// <summary>The printed link works once: sign in by it and keep the cookies for every other context.</summary>
    private async Task<string> SignIn()
    {
        await using var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var link = await App.SignInLink;
        await page.GotoAsync(link.ToString());
        await page.Locator(Tests.Visit.Live).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return await context.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (App is not null)
        {
            await App.DisposeAsync();
        }
    }
}
