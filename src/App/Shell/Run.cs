using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Runs operations for the person of this circuit. Pages use this and nothing else.</summary>
public sealed class Run(Runner runner, AuthenticationStateProvider authentication)
{
    /// <summary>Runs <paramref name="operation"/> as the signed-in person, in the page's language.</summary>
    public async Task<Result<T>> Now<T>(IOperation<T> operation, int? expected = null, CancellationToken cancel = default) =>
        await runner.Run(operation, await Caller(), new Call(expected), cancel);

    public async Task<Caller> Caller()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return CallerOf.Principal(state.User);
    }
}

/// <summary>Makes a caller from a signed-in principal.</summary>
public static class CallerOf
{
    public const string SignInClaim = Callers.SignInClaim;

    public static Caller Principal(ClaimsPrincipal principal) => new()
    {
        PersonId = Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null,
        SignInId = Guid.TryParse(principal.FindFirstValue(SignInClaim), out var signIn) ? signIn : null,
        Door = Door.Page,
        Culture = System.Globalization.CultureInfo.CurrentUICulture,
    };
}
