using Regie.Kernel;

namespace Regie.Shell;

/// <summary>
/// Makes the world a first start begins with. Its people are marked <see cref="Person.IsDemo"/>, the first of them an OBM: the printed link signs in as that one.
/// A port: a demo world, or something of one's own to begin with.
/// </summary>
public interface IWorldSeed
{
    Task Plant(CancellationToken cancel);
}
