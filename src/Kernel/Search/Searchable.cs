using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Regie.Kernel;

/// <summary>How a module says which text of an entity can be searched. The index itself is the database's and follows every write by triggers or by itself.</summary>
public static class Searchable
{
    private const string Annotation = "Regie:Searchable";

    public static EntityTypeBuilder<T> HasSearch<T>(this EntityTypeBuilder<T> entity, params Expression<Func<T, string?>>[] texts) where T : class, IOwned =>
        entity.HasAnnotation(Annotation, string.Join(',', texts.Select(text => ((MemberExpression)text.Body).Member.Name)));

    /// <summary>Table, kind and columns of every searchable entity.</summary>
    internal static IReadOnlyList<(string Kind, string Table, string[] Columns)> All(IModel model) =>
        [.. model.GetEntityTypes().Where(type => type.FindAnnotation(Annotation) is not null)
            .Select(type => (type.ClrType.Name, type.GetTableName()!, ((string)type.FindAnnotation(Annotation)!.Value!).Split(',').Select(name => type.FindProperty(name)!.GetColumnName()).ToArray()))
            .OrderBy(found => found.Item2, StringComparer.Ordinal)];
}
