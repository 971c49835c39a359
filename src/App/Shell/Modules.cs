using Regie.Businesses;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell;

/// <summary>The modules of this application. A new one is a folder and a line here.</summary>
public static class Modules
{
    public static readonly ModuleSet All = new([new ShellModule(), new BusinessesModule(), new PlanModule(), new ConnectModule()]);
}
