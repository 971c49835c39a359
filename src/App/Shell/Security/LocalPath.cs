namespace Regie.Shell.Security;

/// <summary>Where to go afterwards: only ever to a page of ours.</summary>
internal static class LocalPath
{
    /// <summary>The path as it is where it stays on this site, else Today.</summary>
    public static string Of(string? wanted) =>
        wanted is { Length: > 0 and < 2_000 } && wanted[0] == '/' && (wanted.Length == 1 || wanted[1] is not ('/' or '\\')) && !wanted.Any(c => char.IsControl(c) || c == '\\') ? wanted : "/";
}
