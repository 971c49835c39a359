using System.Globalization;
using Microsoft.Playwright;
using Regie.Tests;

namespace Regie.Performance;

/// <summary>The system's Chromium, without a window, for what only a browser can measure.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>The marker a page carries once it answers to clicks.</summary>
    public const string Live = "#ready[data-ready='true']";

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> Start(params string[] further)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("REGIE_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", .. further],
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>Cookies and all of somebody who came in by the link the application printed.</summary>
    public async Task<string> SignIn(RunningApp app)
    {
        await using var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync((await app.SignInLink).ToString());
        return await Signed(context, page);
    }

    /// <summary>The same with address and password, on an installation of our own.</summary>
    public async Task<string> SignIn(RunningApp app, string email, string password)
    {
        await using var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(app.Address, "sign-in").ToString());
        await page.FillAsync("input[name=email]", email);
        await page.FillAsync("input[name=password]", password);
        await page.ClickAsync("form button[type=submit]");
        return await Signed(context, page);
    }

    /// <summary>A browser that has seen nothing yet, on a desk.</summary>
    public Task<IBrowserContext> Cold(RunningApp app, string state) => Browser.NewContextAsync(new()
    {
        BaseURL = app.Address.ToString(), StorageState = state, ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "en-GB", TimezoneId = "Europe/Paris",
    });

    public static Task Settled(IPage page) => page.Locator(Live).First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
    }

    private static async Task<string> Signed(IBrowserContext context, IPage page)
    {
        await Settled(page);
        return await context.StorageStateAsync();
    }
}
