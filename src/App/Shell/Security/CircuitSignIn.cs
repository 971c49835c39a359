using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Regie.Kernel;

namespace Regie.Shell.Security;

/// <summary>
/// Who a circuit belongs to, looked at again every 20 seconds and at once when the person's access changes: an ended sign-in
/// also ends the pages that are open.
/// </summary>
internal sealed class CircuitSignIn : RevalidatingServerAuthenticationStateProvider
{
    private readonly LiveSignIns _signIns;
    private readonly AccessCache _access;

    public CircuitSignIn(ILoggerFactory loggers, LiveSignIns signIns, AccessCache access) : base(loggers)
    {
        (_signIns, _access) = (signIns, access);
    }

    /// <summary>From now on this is a circuit. A page rendered for one request needs no watching: the request has just been checked.</summary>
    public void Watch() => _access.Changed += LookAgain;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(20);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await _signIns.IsLive(authenticationState.User, cancellationToken);
        }
        catch (Exception away) when (away.IsDatabase())
        {
            // A database that is away answers nothing anyway; signing everybody out for it would only cost them their place.
            return true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _access.Changed -= LookAgain;
        base.Dispose(disposing);
    }

    private async void LookAgain(Guid personId)
    {
        try
        {
            var state = await GetAuthenticationStateAsync();
            if (state.User.FindFirstValue(ClaimTypes.NameIdentifier) == personId.ToString() && !await _signIns.IsLive(state.User, CancellationToken.None))
            {
                SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
            }
        }
        catch (Exception failure) when (failure is ObjectDisposedException or InvalidOperationException || failure.IsDatabase())
        {
            // A circuit that ends at this moment, or a database that is away: the next regular look decides, within 20 seconds.
        }
    }
}

/// <summary>Begins the watching when a circuit opens.</summary>
internal sealed class CircuitWatch(AuthenticationStateProvider provider) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        (provider as CircuitSignIn)?.Watch();
        return Task.CompletedTask;
    }
}
