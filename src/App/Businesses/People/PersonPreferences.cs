using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>How a person likes the pages. Kept as small JSON with their account.</summary>
/// <param name="Theme">system, light or dark.</param>
/// <param name="SingleKeys">Single-letter shortcuts such as N for new.</param>
/// <param name="Mail">Which notifications also come by e-mail: all, direct (assigned to me, mentions me) or none.</param>
public sealed record PersonPreferences(
    [property: AllowedValues("system", "light", "dark")] string Theme = "system",
    bool SingleKeys = true,
    [property: AllowedValues("all", "direct", "none")] string Mail = "direct")
{
    private static readonly JsonSerializerOptions Kept = new(JsonSerializerDefaults.Web);

    /// <summary>Reads what is stored; what a later version added is passed over.</summary>
    public static PersonPreferences Read(string json) => JsonSerializer.Deserialize<PersonPreferences>(json, Kept) ?? new PersonPreferences();

    internal string Write() => JsonSerializer.Serialize(this, Kept);
}
