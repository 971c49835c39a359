using Regie.Kernel;

namespace Regie.Businesses;

[Event("businesses.business.created", "business")]
public sealed record BusinessCreated(Guid BusinessId, string Name) : IEvent
{
    public Guid SubjectId => BusinessId;
}
