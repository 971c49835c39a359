using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Shell.Security;

/// <summary>
/// How a person proves who they are, and changes to it. Each change is written into the audit, signs all other browsers out where the old
/// proof no longer counts, and leaves this one signed in.
/// </summary>
internal sealed class Credentials(UserManager<Person> people, SignInManager<Person> signIns, SigningIn signing, SignInLimits limits, SideWrite write, Ids ids, TimeProvider clock, IHttpContextAccessor accessor)
{
    private const int RecoveryCodes = 10;

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("Needs a request.");

    public async Task<Person> Me() => await people.GetUserAsync(Http.User) ?? throw new InvalidOperationException("Not signed in.");

    /// <summary>Is this the person's password? Where they have none (a demo, a passkey only), being signed in is all there is.</summary>
    public async Task<bool> IsPassword(Person person, string? password)
    {
        var (address, account) = (Http.Connection.RemoteIpAddress, "me:" + person.Id);
        if (person.PasswordHash is null)
        {
            return true;
        }

        if (password is null or { Length: > 200 } || limits.Take(address, account) is not null || !await people.CheckPasswordAsync(person, password))
        {
            return false;
        }

        limits.GiveBack(address, account);
        return true;
    }

    public async Task SetPassword(Person person, string password)
    {
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        await people.UpdateSecurityStampAsync(person);
        await Noted(person, "ChangePassword", othersOut: true);
    }

    /// <summary>The key an authenticator app needs; made where there is none yet.</summary>
    public async Task<string> CodeKey(Person person)
    {
        if (await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key)
        {
            return key;
        }

        // The store alone: the manager's way would change the stamp, and sign everybody out for opening a page.
        await people.SetAuthenticationTokenAsync(person, "[AspNetUserStore]", "AuthenticatorKey", people.GenerateNewAuthenticatorKey());
        return (await people.GetAuthenticatorKeyAsync(person))!;
    }

    public static string CodeLink(Person person, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{Uri.EscapeDataString("Régie")}:{Uri.EscapeDataString(person.Email ?? person.Name)}?secret={key}&issuer={Uri.EscapeDataString("Régie")}&digits=6");

    /// <summary>Turns one-time codes on once the app shows a right one; answers the recovery codes, or null where the code was wrong.</summary>
    public async Task<IReadOnlyList<string>?> TurnCodesOn(Person person, string code)
    {
        if (limits.Take(Http.Connection.RemoteIpAddress, "code:" + person.Id) is not null || !await people.VerifyTwoFactorTokenAsync(person, people.Options.Tokens.AuthenticatorTokenProvider, Plain(code)))
        {
            return null;
        }

        await people.SetTwoFactorEnabledAsync(person, true);
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes);
        await Noted(person, "TurnCodesOn", othersOut: true);
        return [.. codes!];
    }

    public async Task TurnCodesOff(Person person)
    {
        await people.SetTwoFactorEnabledAsync(person, false);
        await people.ResetAuthenticatorKeyAsync(person);
        await Noted(person, "TurnCodesOff", othersOut: true);
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Person person)
    {
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes);
        await Noted(person, "NewRecoveryCodes", othersOut: false);
        return [.. codes!];
    }

    public Task<int> RecoveryCodesLeft(Person person) => people.CountRecoveryCodesAsync(person);

    public Task<IList<UserPasskeyInfo>> Passkeys(Person person) => people.GetPasskeysAsync(person);

    /// <summary>Keeps the passkey this browser has just made; false where it cannot be verified.</summary>
    public async Task<bool> AddPasskey(Person person, string credential, string name)
    {
        var made = await signIns.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded || made.UserEntity.Id != person.Id.ToString())
        {
            return false;
        }

        made.Passkey.Name = name;
        if (!(await people.AddOrUpdatePasskeyAsync(person, made.Passkey)).Succeeded)
        {
            return false;
        }

        await Noted(person, "AddPasskey", othersOut: false);
        return true;
    }

    public async Task RemovePasskey(Person person, byte[] id)
    {
        await people.RemovePasskeyAsync(person, id);
        await Noted(person, "RemovePasskey", othersOut: false);
    }

    /// <summary>What people type: spaces and hyphens do not count.</summary>
    public static string Plain(string code) => new StringBuilder(code).Replace(" ", "").Replace("-", "").ToString();

    private async Task Noted(Person person, string what, bool othersOut)
    {
        var now = clock.GetUtcNow();
        Guid? current = Guid.TryParse(Http.User.FindFirst(Callers.SignInClaim)?.Value, out var id) ? id : null;
        await write.Run(async db =>
        {
            db.Add(new AuditRow { Id = ids.Next(now), At = now, PersonId = person.Id, Door = Door.Page, Operation = what, SubjectId = person.Id });
            if (othersOut)
            {
                await db.SignIns.Where(row => row.PersonId == person.Id && row.Id != current && row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now));
            }
        }, Http.RequestAborted);
        await signing.Renew(person);
    }
}
