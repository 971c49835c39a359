using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>
/// One page in a browser context of its own. Whatever goes wrong on the way is collected and fails the test at its end:
/// errors in the console, exceptions in scripts, and anything the content security policy refused.
/// </summary>
public sealed class Visit
{
    /// <summary>The marker a page carries once it answers to clicks.</summary>
    public const string Live = "#ready[data-ready='true']";

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly List<string> _expected = [];

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }
    public IBrowserContext Context => _context;

    internal static async Task<Visit> Begin(IBrowserContext context)
    {
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page);
        await visit.Watch();
        return visit;
    }

    /// <summary>Opens an address of the application and waits until the page is live.</summary>
    public async Task Open(string path)
    {
        await Page.GotoAsync(path);
        await Settle();
    }

    /// <summary>Waits until the page is live.</summary>
    public Task Settle() => Page.Locator(Live).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits until what the page asked for is drawn.</summary>
    public Task Drawn() => Page.WaitForFunctionAsync("() => !document.querySelector('main .skels')");

    /// <summary>Opens the menu of a button and chooses an entry; both by words at their beginning.</summary>
    public async Task Choose(string button, string entry)
    {
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = Begins(button) }).ClickAsync();
        await Page.Locator("[role^=menuitem]:visible").Filter(new() { HasTextRegex = Begins(entry) }).First.ClickAsync();
    }

    /// <summary>The tag of the element that has the focus.</summary>
    public Task<string> Focused() => Page.EvaluateAsync<string>("document.activeElement.tagName");

    /// <summary>The background of the first element a selector finds.</summary>
    public Task<string> Colour(string selector) => Page.Locator(selector).First.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor");

    /// <summary>Says that a trouble containing these words belongs to what the test does.</summary>
    public void Expect(string words) => _expected.Add(words);

    /// <summary>Fails on any trouble seen so far.</summary>
    public void IsClean() => _troubles.Where(trouble => !_expected.Any(words => trouble.Contains(words, StringComparison.Ordinal))).ShouldBeEmpty();

    /// <summary>Keeps a picture of the page among the artifacts.</summary>
    public async Task<string> Picture(string name, bool fullPage = false)
    {
        var file = Path.Combine(Repository.Root, "artifacts", "screenshots", name + ".png");
        await Page.ScreenshotAsync(new() { Path = file, FullPage = fullPage });
        return file;
    }

    private static Regex Begins(string words) => new(@"^\s*" + Regex.Escape(words));

    private async Task Watch()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _troubles.Enqueue($"console: {message.Text} ({message.Location})");
            }
        };
        Page.PageError += (_, error) => _troubles.Enqueue($"script: {error}");
        await Page.ExposeFunctionAsync("refusedByPolicy", (string what) => _troubles.Enqueue($"content security policy: {what}"));
        await Page.AddInitScriptAsync("""
            document.addEventListener('securitypolicyviolation', e =>
              window.refusedByPolicy(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`));
            """);
    }
}
