namespace Regie.Shell.Demo;

/// <summary>A clock that stands where the story is.</summary>
internal sealed class ScriptedClock : TimeProvider
{
    private DateTimeOffset _now;

    public void MoveTo(DateTimeOffset at) => _now = at;

    public override DateTimeOffset GetUtcNow() => _now;
}
