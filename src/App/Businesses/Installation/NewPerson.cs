using Microsoft.AspNetCore.Identity;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>A new account: its address normalised, its password hashed, its stamp set.</summary>
internal sealed class NewPerson(ILookupNormalizer normalise, IPasswordHasher<Person> hasher, Scope scope)
{
    public const int ShortestPassword = 10;

    public Person Of(string name, string email, string password, bool isObm)
    {
        var address = email.Trim();
        var person = new Person
        {
            Id = scope.NewId(),
            Name = name.Trim(),
            Email = address,
            NormalizedEmail = normalise.NormalizeEmail(address),
            UserName = address,
            NormalizedUserName = normalise.NormalizeName(address),
            EmailConfirmed = true,
            IsObm = isObm,
            Language = scope.Culture.TwoLetterISOLanguageName is "fr" ? "fr" : "en",
            SecurityStamp = Stamp(),
            CreatedAt = scope.Now,
        };
        person.PasswordHash = hasher.HashPassword(person, password);
        return person;
    }

    /// <summary>A new security stamp: whatever was signed under the old one is void.</summary>
    public static string Stamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));
}
