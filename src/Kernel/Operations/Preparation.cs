namespace Regie.Kernel;

/// <summary>
/// What a command does before its transaction, so that it does not hold the writer's turn: reading a large file, above all. It runs where a
/// query would, sees what the caller sees and writes nothing; the handler finds the outcome in <see cref="Scope.Prepared"/>.
/// </summary>
public interface IPreparation<in TOperation> where TOperation : IOperation
{
    Task<Result<object>> Prepare(TOperation operation, CancellationToken cancel);
}
