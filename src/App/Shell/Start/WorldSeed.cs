using Microsoft.EntityFrameworkCore;
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

/// <summary>One OBM and nothing else.</summary>
internal sealed class LoneObm(SideWrite write, Ids ids, TimeProvider clock) : IWorldSeed
{
    public Task Plant(CancellationToken cancel) => write.Run(db =>
    {
        var now = clock.GetUtcNow();
        const string email = "sarah@demo.example";
        db.Users.Add(new Person
        {
            Id = ids.Next(now), Name = "Sarah Meyer", IsObm = true, IsDemo = true, Email = email, NormalizedEmail = email.ToUpperInvariant(), UserName = email, NormalizedUserName = email.ToUpperInvariant(),
            SecurityStamp = ids.Next(now).ToString("N"), CreatedAt = now,
        });
        return Task.CompletedTask;
    }, cancel);
}
