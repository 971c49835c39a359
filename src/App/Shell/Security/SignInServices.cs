using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Regie.Kernel;

namespace Regie.Shell.Security;

/// <summary>Cookie sign-in over the framework's own identity: passwords, passkeys, one-time codes.</summary>
internal static class SignInServices
{
    public const int ShortestPassword = 10;

    public static IServiceCollection AddSignIn(this IServiceCollection services, Settings settings)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<Person>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;

                // Long rather than strange: what people can remember and nobody can guess.
                options.Password.RequiredLength = ShortestPassword;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
            })
            .AddEntityFrameworkStores<RegieDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(cookie =>
        {
            var https = settings.PublicUrl?.Scheme == Uri.UriSchemeHttps;
            cookie.Cookie.Name = https ? "__Host-regie" : "regie";
            cookie.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.Path = "/";
            cookie.LoginPath = cookie.AccessDeniedPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = Check;
        });
        // A browser forgets a cookie by its own clock, whatever day a demo world is shown on.
        services.ConfigureAll<CookieAuthenticationOptions>(cookie => cookie.TimeProvider = TimeProvider.System);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = settings.PublicUrl?.Host ?? "localhost";
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && IsOurs(context.Origin, settings));
        });
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.TryAddSingleton<SideWrite>();
        services.AddSingleton<LiveSignIns>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<DecoyPassword>();
        services.AddSingleton<Installation>();
        services.AddSingleton<FirstWorld>();
        services.AddScoped<SigningIn>();
        services.AddScoped<Credentials>();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<CircuitHandler, CircuitWatch>();
        return services;
    }

    /// <summary>Exactly our own address; on this machine, whatever port we listen on.</summary>
    private static bool IsOurs(string origin, Settings settings) =>
        settings.PublicUrl is { } address
            ? origin == address.GetLeftPart(UriPartial.Authority)
            : Uri.TryCreate(origin, UriKind.Absolute, out var found) && found is { Scheme: "http", Host: "localhost" };

    private static async Task Check(CookieValidatePrincipalContext context)
    {
        var signIns = context.HttpContext.RequestServices.GetRequiredService<LiveSignIns>();
        if (context.Principal is null || !await signIns.IsLive(context.Principal, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }
}
