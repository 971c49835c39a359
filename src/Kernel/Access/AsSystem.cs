namespace Regie.Kernel;

/// <summary>Makes the DI scope at hand the application's own: admin commands, start-up and test set-up. Never resolved while serving a request.</summary>
public sealed class AsSystem(Scope scope, TimeProvider clock)
{
    public void Enter()
    {
        scope.Caller = Caller.System();
        scope.Now = clock.GetUtcNow();
    }
}
