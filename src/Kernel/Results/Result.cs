namespace Regie.Kernel;

/// <summary>Either a value or a <see cref="Problem"/>. Exceptions are for bugs.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    internal Result(T? value, Problem? problem) => (_value, Problem) = (value, problem);

    public Problem? Problem { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    /// <summary>The value; reading it from a failed result is a bug.</summary>
    public T Value => IsOk ? _value! : throw new InvalidOperationException($"No value: {Problem.Code}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    public Result<TNext> Then<TNext>(Func<T, TNext> next) => IsOk ? next(_value!) : Problem;

    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => IsOk ? next(_value!) : Problem;
}

public static class Result
{
    /// <summary>A success; needed by name only where <typeparamref name="T"/> is object, from which no conversion is allowed.</summary>
    public static Result<T> Ok<T>(T value) => new(value, null);
}

/// <summary>The answer of an operation that has nothing to tell (204).</summary>
public readonly record struct Nothing;
