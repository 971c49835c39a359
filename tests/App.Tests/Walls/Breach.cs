using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Regie.Tests.Walls;

/// <summary>A wall, and how the built kernel looks without it. The product has no switch for this: its assembly is rewritten, in a copy.</summary>
/// <param name="Tests">The class that must notice.</param>
/// <param name="IsOfPostgres">Stands on PostgreSQL only; the others are looked for on SQLite, where no second wall hides the gap.</param>
public sealed record Breach(string Wall, string Tests, Action<ModuleDefinition> Remove, bool IsOfPostgres = false)
{
    public override string ToString() => Wall;

    public static IReadOnlyList<Breach> All { get; } =
    [
        new("reach", "*.IsolationTests", kernel => Answer(kernel, "Regie.Kernel.Gate", "Reaches", true)),
        new("query filters", "*.IsolationTests", kernel => Answer(kernel, "Regie.Kernel.RegieDb", "get_SeesEverything", true)),
        new("tenant guard", "*.TenantWallTests", kernel => Answer(kernel, "Regie.Kernel.TenantGuard", "CheckBusiness", null)),
        new("keys with the business", "*.TenantWallTests", WithoutForeignKeys),
        new("row level security", "*.TenantWallTests", kernel => Say(kernel, " ENABLE ROW LEVEL SECURITY", " DISABLE ROW LEVEL SECURITY"), IsOfPostgres: true),
    ];

    /// <summary>The method does nothing any more but answer.</summary>
    private static void Answer(ModuleDefinition kernel, string type, string method, bool? answer)
    {
        var body = kernel.GetType(type).Methods.Single(found => found.Name == method).Body;
        body.ExceptionHandlers.Clear();
        body.Variables.Clear();
        body.Instructions.Clear();
        if (answer is { } said)
        {
            body.Instructions.Add(Instruction.Create(said ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0));
        }

        body.Instructions.Add(Instruction.Create(OpCodes.Ret));
    }

    /// <summary>SQLite stops looking at foreign keys. (On PostgreSQL they are the schema's, and the schema is the owner's.)</summary>
    private static void WithoutForeignKeys(ModuleDefinition kernel)
    {
        Say(kernel, "PRAGMA foreign_keys=ON", "PRAGMA foreign_keys=OFF");
        var calls = Instructions(kernel).Where(one => one.OpCode == OpCodes.Callvirt && one.Operand is MethodReference { Name: "set_ForeignKeys" }).ToList();
        foreach (var call in calls)
        {
            // A bool becomes the nullable the property takes: the constant stands two before the call.
            var constant = call.Previous.OpCode == OpCodes.Newobj ? call.Previous.Previous : call.Previous;
            constant.OpCode = OpCodes.Ldc_I4_0;
        }

        calls.Count.ShouldBeGreaterThan(0);
    }

    private static void Say(ModuleDefinition kernel, string text, string instead)
    {
        var said = Instructions(kernel).Where(one => one.OpCode == OpCodes.Ldstr && ((string)one.Operand).Contains(text, StringComparison.Ordinal)).ToList();
        foreach (var one in said)
        {
            one.Operand = ((string)one.Operand).Replace(text, instead, StringComparison.Ordinal);
        }

        said.Count.ShouldBeGreaterThan(0, $"Nothing says “{text}” any more: the wall stands elsewhere now.");
    }

    private static IEnumerable<Instruction> Instructions(ModuleDefinition kernel) =>
        kernel.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(method => method.Body.Instructions);
}
