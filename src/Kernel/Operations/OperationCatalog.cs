using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>All operations of the application. Found once, by scanning; each must have exactly one handler.</summary>
public sealed class OperationCatalog
{
    private readonly FrozenDictionary<Type, OperationDescriptor> _byType;

    private OperationCatalog(IEnumerable<OperationDescriptor> all)
    {
        All = [.. all.OrderBy(operation => operation.Name, StringComparer.Ordinal)];
        _byType = All.ToFrozenDictionary(operation => operation.Type);
        ByName = All.ToFrozenDictionary(operation => operation.Name);
    }

    public IReadOnlyList<OperationDescriptor> All { get; }
    public IReadOnlyDictionary<string, OperationDescriptor> ByName { get; }

    public OperationDescriptor Of(Type type) => _byType[type];

    /// <summary>Scans <paramref name="assemblies"/>, registers every handler, and returns the catalogue.</summary>
    public static OperationCatalog Scan(IServiceCollection services, params Assembly[] assemblies)
    {
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: false, IsInterface: false }).ToList();
        var handlers = types.SelectMany(type => type.GetInterfaces(), (type, face) => (type, face))
            .Where(pair => pair.face.IsGenericType && pair.face.GetGenericTypeDefinition() == typeof(IHandler<,>)).ToList();
        foreach (var (type, face) in handlers)
        {
            services.AddTransient(face, type);
        }

        var prepared = types.SelectMany(type => type.GetInterfaces(), (type, face) => (type, face))
            .Where(pair => pair.face.IsGenericType && pair.face.GetGenericTypeDefinition() == typeof(IPreparation<>)).ToList();
        foreach (var (type, face) in prepared)
        {
            services.AddTransient(face, type);
        }

        var preparing = prepared.Select(pair => pair.face.GetGenericArguments()[0]).ToHashSet();
        var handled = handlers.ToDictionary(pair => pair.face.GetGenericArguments()[0], pair => pair.face.GetGenericArguments());
        return new OperationCatalog(types.Where(type => type.IsAssignableTo(typeof(IOperation))).Select(type =>
        {
            var arguments = handled.GetValueOrDefault(type) ?? throw new InvalidOperationException($"Operation {type.Name} has no handler.");
            return new OperationDescriptor(type, arguments[1], (Invoker)Activator.CreateInstance(typeof(Invoker<,>).MakeGenericType(arguments))!) { IsPrepared = preparing.Contains(type) };
        }));
    }
}
