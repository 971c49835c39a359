using System.Diagnostics.CodeAnalysis;
using Regie.Kernel;

namespace Regie.Shell.Kit;

/// <summary>What a page asked for: on its way, a problem, or the value. While it is asked again the old value stays, so that nothing jumps.</summary>
public sealed class Answer<T>
    where T : class
{
    public T? Value { get; private set; }

    public Problem? Problem { get; private set; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsIn => Value is not null;

    /// <summary>A newer value that came from elsewhere: a command's answer.</summary>
    public void Put(T value) => (Value, Problem) = (value, null);

    internal void Take(Result<T> result)
    {
        if (result.IsOk)
        {
            Put(result.Value);
        }
        else
        {
            (Value, Problem) = (null, result.Problem);
        }
    }

    /// <summary>Back to the beginning: what it held was of something else.</summary>
    public void Forget() => (Value, Problem) = (null, null);
}
