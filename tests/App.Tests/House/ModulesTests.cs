using System.Reflection;
using ArchUnitNET.Loader;
using Regie.Kernel;

namespace Regie.Tests.House;

/// <summary>The graph drawn in docs/ARCHITECTURE.md is the one the code has.</summary>
public class ModulesTests
{
    /// <summary>Module → modules it may use. Pages of every module run operations through the shell's one door, <c>Run</c>, and stand on its page kit.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Shell"] = ["Businesses", "Plan", "Connect"],
        ["Connect"] = ["Plan", "Businesses"],
        ["Plan"] = ["Businesses"],
        ["Businesses"] = [],
    };

    private static bool IsOpenToAll(string type) => type == "Regie.Shell.Run" || type.StartsWith("Regie.Shell.Kit.", StringComparison.Ordinal);

    private static readonly ArchUnitNET.Domain.Architecture Built = new ArchLoader()
        .LoadAssemblies(typeof(Shell.AppHost).Assembly, typeof(RegieDb).Assembly, typeof(Regie.Ui.Ready).Assembly)
        .Build();

    [Fact]
    public void Modules_use_only_what_the_architecture_allows()
    {
        var crossings =
            from type in Built.Types
            let user = Module(type.FullName)
            where user is not null
            from dependency in type.Dependencies
            let to = Module(dependency.Target.FullName)
            where to is not null && to != user && !IsOpenToAll(dependency.Target.FullName) && !Allowed[user].Contains(to)
            select $"{type.FullName} uses {dependency.Target.FullName}";
        crossings.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(RegieDb), "Regie.Ui", "Regie.Scheduling", "Regie")]
    [InlineData(typeof(Regie.Ui.Ready), "Regie.Kernel", "Regie")]
    public void Kernel_and_Ui_know_no_module(System.Type of, params string[] unknown) =>
        of.Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name).Intersect(unknown).ShouldBeEmpty();

    [Fact]
    public void The_engines_reference_nothing_but_the_runtime() =>
        Assembly.Load("Regie.Scheduling").GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    private static string? Module(string type) =>
        type.Split('.') is ["Regie", var module, _, ..] && Allowed.ContainsKey(module) ? module : null;
}
