using Regie.Kernel;

namespace Regie.Plan;

[Event("plan.report.drafted", "report")]
public sealed record StatusReportDrafted(Guid BusinessId, Guid ProjectId, Guid ReportId, string Title) : IEvent
{
    public Guid SubjectId => ReportId;
    public Guid? ParentId => ProjectId;
}

[Event("plan.report.edited", "report")]
public sealed record StatusReportEdited(Guid BusinessId, Guid ProjectId, Guid ReportId, string Title) : IEvent
{
    public Guid SubjectId => ReportId;
    public Guid? ParentId => ProjectId;
}

[Event("plan.report.shared", "report")]
public sealed record StatusReportShared(Guid BusinessId, Guid ProjectId, Guid ReportId, string Title, DateTimeOffset ExpiresAt) : IEvent
{
    public Guid SubjectId => ReportId;
    public Guid? ParentId => ProjectId;
}

[Event("plan.report.unshared", "report")]
public sealed record StatusReportUnshared(Guid BusinessId, Guid ProjectId, Guid ReportId, string Title) : IEvent
{
    public Guid SubjectId => ReportId;
    public Guid? ParentId => ProjectId;
}
