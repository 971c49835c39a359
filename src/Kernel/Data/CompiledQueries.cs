using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Regie.Kernel;

/// <summary>
/// Queries that are asked for all the time, translated once instead of at each call (<see cref="EF.CompileAsyncQuery{TContext, TResult}(Expression{Func{TContext, IQueryable{TResult}}})"/>).
/// EF binds a compiled query to one model; there is one for each database and each form of the filters, so each has its own.
/// </summary>
public sealed class CompiledQueries<TQueries>(Func<TQueries> compile)
    where TQueries : class
{
    private readonly ConditionalWeakTable<IModel, TQueries> _byModel = [];

    public TQueries Of(DbContext db) => _byModel.GetValue(db.Model, _ => compile());
}

/// <summary>Puts expressions together.</summary>
public static class Expressions
{
    /// <summary>The body of <paramref name="lambda"/> with its parameters replaced by <paramref name="arguments"/>, one for each.</summary>
    public static Expression With(this LambdaExpression lambda, params Expression[] arguments) => new Replacing(lambda.Parameters, arguments).Visit(lambda.Body);

    private sealed class Replacing(IReadOnlyList<ParameterExpression> parameters, Expression[] arguments) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                if (parameters[i] == node)
                {
                    return arguments[i];
                }
            }

            return node;
        }
    }
}
