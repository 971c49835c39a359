namespace Regie.Kernel;

/// <summary>What kind of failure it is; each kind has one HTTP status.</summary>
public enum ProblemKind { Invalid = 400, Unauthenticated = 401, Forbidden = 403, NotFound = 404, Conflict = 409, Stale = 412, TooLarge = 413, Unsupported = 415, Refused = 422, TooMany = 429 }

/// <summary>
/// An expected failure, as a value. <see cref="Code"/> is stable and is also the key of its text in the module's resources
/// (<c>problem.{Code}</c>); <see cref="Arguments"/> fill that text; <see cref="Errors"/> name the members at fault by JSON path.
/// </summary>
public sealed record Problem(ProblemKind Kind, string Code, params object?[] Arguments)
{
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The current state, where the caller worked on an older one (412).</summary>
    public object? Current { get; init; }

    /// <summary>Not there, or not there for this person: the two look the same from outside.</summary>
    public static Problem NotFound(string what = "thing") => new(ProblemKind.NotFound, "not-found");

    /// <summary>The request is understood and breaks a rule of the business.</summary>
    public static Problem Refused(string code, params object?[] arguments) => new(ProblemKind.Refused, code, arguments);

    public static Problem Conflict(string code, params object?[] arguments) => new(ProblemKind.Conflict, code, arguments);

    public static Problem Forbidden(string code, params object?[] arguments) => new(ProblemKind.Forbidden, code, arguments);

    /// <summary>One member of the request is wrong: <paramref name="path"/> is its JSON path, <paramref name="code"/> what is wrong with it.</summary>
    public static Problem Invalid(string path, string code, params object?[] arguments) =>
        new(ProblemKind.Invalid, "invalid", arguments) { Errors = new Dictionary<string, string[]> { [path] = [code] } };
}
