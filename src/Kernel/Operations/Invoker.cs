using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>Calls the handler of one operation type without knowing it at compile time.</summary>
internal abstract class Invoker
{
    public abstract Task<Result<object?>> Handle(IServiceProvider services, IOperation operation, CancellationToken cancel);

    /// <summary>Runs the operation's preparation; only where it has one.</summary>
    public abstract Task<Result<object>> Prepare(IServiceProvider services, IOperation operation, CancellationToken cancel);
}

internal sealed class Invoker<TOperation, TOut> : Invoker where TOperation : IOperation<TOut>
{
    public override async Task<Result<object?>> Handle(IServiceProvider services, IOperation operation, CancellationToken cancel)
    {
        var result = await services.GetRequiredService<IHandler<TOperation, TOut>>().Handle((TOperation)operation, cancel);
        return result.IsOk ? Result.Ok<object?>(result.Value) : result.Problem;
    }

    public override Task<Result<object>> Prepare(IServiceProvider services, IOperation operation, CancellationToken cancel) =>
        services.GetRequiredService<IPreparation<TOperation>>().Prepare((TOperation)operation, cancel);
}
