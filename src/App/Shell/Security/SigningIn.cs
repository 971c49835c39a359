using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Shell.Security;

/// <summary>What came of a try to sign in. <see cref="Wrong"/> says nothing about why: no such account, wrong password, disabled.</summary>
internal enum SignInOutcome { In, CodeNeeded, Wrong, TooMany }

/// <summary>Signs a person in on this browser: a row that can be ended, and a cookie that names it.</summary>
internal sealed class SigningIn(SignInManager<Person> signIns, UserManager<Person> people, DecoyPassword decoy, SignInLimits limits, SideWrite write, AccessCache access,
    Ids ids, TimeProvider clock, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");

    /// <summary>Known or not, the same answer after the same work.</summary>
    public async Task<SignInOutcome> WithPassword(string email, string password)
    {
        var (address, account) = (Http.Connection.RemoteIpAddress, people.NormalizeEmail(email.Trim())!);
        if (limits.Take(address, account) is not null)
        {
            return SignInOutcome.TooMany;
        }

        var person = await people.FindByEmailAsync(email.Trim());
        var right = person is { PasswordHash: not null } ? await people.CheckPasswordAsync(person, password) : decoy.Check(password);
        if (!right || person is not { DisabledAt: null })
        {
            return SignInOutcome.Wrong;
        }

        limits.GiveBack(address, account);
        if (person.TwoFactorEnabled)
        {
            await Http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, person.Id.ToString())], IdentityConstants.TwoFactorUserIdScheme)));
            return SignInOutcome.CodeNeeded;
        }

        await Begin(person);
        return SignInOutcome.In;
    }

    /// <summary>After the password: the code of the app, or one of the recovery codes, each of which serves once.</summary>
    public async Task<SignInOutcome> WithCode(string code)
    {
        var asked = await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (asked.Principal?.FindFirstValue(ClaimTypes.Name) is not { } id || await people.FindByIdAsync(id) is not { DisabledAt: null } person)
        {
            return SignInOutcome.CodeNeeded;
        }

        var (address, account) = (Http.Connection.RemoteIpAddress, "code:" + person.Id);
        if (limits.Take(address, account) is not null)
        {
            return SignInOutcome.TooMany;
        }

        var plain = Credentials.Plain(code);
        var right = plain.Length == 6 && plain.All(char.IsAsciiDigit)
            ? await people.VerifyTwoFactorTokenAsync(person, people.Options.Tokens.AuthenticatorTokenProvider, plain)
            : (await people.RedeemTwoFactorRecoveryCodeAsync(person, code.Trim().ToUpperInvariant())).Succeeded;
        if (!right)
        {
            return SignInOutcome.Wrong;
        }

        limits.GiveBack(address, account);
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await Begin(person);
        return SignInOutcome.In;
    }

    /// <summary>With a passkey: whose it is, the key itself says.</summary>
    public async Task<SignInOutcome> WithPasskey(string credential)
    {
        if (limits.Take(Http.Connection.RemoteIpAddress) is not null)
        {
            return SignInOutcome.TooMany;
        }

        var asserted = await signIns.PerformPasskeyAssertionAsync(credential);
        if (!asserted.Succeeded || asserted.User.DisabledAt is not null)
        {
            return SignInOutcome.Wrong;
        }

        await people.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
        await Begin(asserted.User);
        return SignInOutcome.In;
    }

    /// <summary>The person is who they say: signs them in on this browser.</summary>
    public async Task Begin(Person person)
    {
        var now = clock.GetUtcNow();
        var row = new SignIn { Id = ids.Next(now), PersonId = person.Id, At = now, LastSeenAt = now, Device = Device.Of(Http.Request.Headers.UserAgent) };
        await write.Run(db =>
        {
            db.Add(row);
            db.Add(new AuditRow { Id = ids.Next(now), At = now, PersonId = person.Id, Door = Door.Page, Operation = "SignIn", SubjectId = row.Id });
            return Task.CompletedTask;
        }, Http.RequestAborted);
        Look.Apply(Http, Businesses.PersonPreferences.Read(person.Preferences));
        await signIns.SignInWithClaimsAsync(person, isPersistent: true, [new Claim(Callers.SignInClaim, row.Id.ToString())]);
    }

    /// <summary>After a change of password or the like: this browser stays, under the new stamp; all others have to sign in again.</summary>
    public async Task Renew(Person person)
    {
        access.Forget(person.Id);
        var claim = Http.User.FindFirst(Callers.SignInClaim) ?? throw new InvalidOperationException("Not signed in.");
        await signIns.SignInWithClaimsAsync(person, isPersistent: true, [claim]);
    }

    /// <summary>Signs this browser out; the row is ended, so that a copied cookie is worth nothing.</summary>
    public async Task End()
    {
        if (Guid.TryParse(Http.User.FindFirstValue(Callers.SignInClaim), out var id) && Guid.TryParse(Http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var personId))
        {
            var now = clock.GetUtcNow();
            await write.Run(db => db.SignIns.Where(row => row.Id == id && row.PersonId == personId && row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now)), Http.RequestAborted);

            // Only once this browser has its answer: else its live page would be quicker, and lead to the sign-in of somebody shown out.
            Http.Response.OnCompleted(() =>
            {
                access.Forget(personId);
                return Task.CompletedTask;
            });
        }

        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }
}

/// <summary>What is compared with where there is no account: a hash as costly as a real one.</summary>
internal sealed class DecoyPassword
{
    private readonly PasswordHasher<Person> _hasher;
    private readonly Person _nobody = new();
    private readonly string _hash;

    public DecoyPassword(Microsoft.Extensions.Options.IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<Person>(options);
        _hash = _hasher.HashPassword(_nobody, Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
    }

    /// <summary>Always false, after as long as a real check takes.</summary>
    public bool Check(string password)
    {
        _hasher.VerifyHashedPassword(_nobody, _hash, password);
        return false;
    }
}
