using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Maps the plan's tables: keys, indexes, and the row rules (named filter <c>visible</c>) beside the kernel's business wall.</summary>
internal static class PlanModel
{
    public static void Map(ModelBuilder model, RegieDb db)
    {
        PartiesAndProjects(model, db);
        Tasks(model, db);
        OnTasks(model, db);
        InProjects(model, db);
        Personal(model, db);
        Imports(model, db);
        WallClocks(model);
    }

    private static void PartiesAndProjects(ModelBuilder model, RegieDb db)
    {
        model.Entity<Party>(entity =>
        {
            entity.ToTable("Parties");
            entity.Ignore(row => row.IsPlaceholder);
            entity.Ignore(row => row.PublicId);
            entity.HasIndex(row => new { row.BusinessId, row.PersonId }).IsUnique();
            entity.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Project>(entity =>
        {
            entity.ToTable("Projects").HasSearch(row => row.Name, row => row.Goal, row => row.ExpectedResult);
            entity.HasIndex(row => new { row.BusinessId, row.State });
            Reference<Project, Party>(entity, row => row.Owner, nameof(Project.OwnerId));
            Reference<Project, WorkingCalendar>(entity, null, nameof(Project.CalendarId));
            entity.HasQueryFilter("trash", row => row.DeletedAt == null);
            entity.HasQueryFilter("visible", row => db.SeesEverything || db.WideIds.Contains(row.BusinessId)
                || (db.PublishedIds.Contains(row.BusinessId) && row.PublishedAt != null)
                || (!db.PublishedIds.Contains(row.BusinessId) && db.Set<ProjectMember>().Any(member => member.ProjectId == row.Id && member.PersonId == db.Me)));
        });

        // Without a row rule of its own: the rule of the project asks it.
        model.Entity<ProjectMember>(entity =>
        {
            entity.ToTable("ProjectMembers");
            entity.HasIndex(row => new { row.ProjectId, row.PersonId }).IsUnique();
            entity.HasIndex(row => row.PersonId);
            entity.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
            Reference<ProjectMember, Project>(entity, null, nameof(ProjectMember.ProjectId));
        });
    }

    private static void Tasks(ModelBuilder model, RegieDb db)
    {
        model.Entity<TaskItem>(entity =>
        {
            entity.ToTable("Tasks").HasSearch(row => row.Title, row => row.Description, row => row.Outcome, row => row.Deliverable);
            entity.HasIndex(row => new { row.ProjectId, row.Rank, row.Id });
            entity.HasIndex(row => new { row.ProjectId, row.Number }).IsUnique();
            entity.HasIndex(row => new { row.ProjectId, row.DueDate });
            entity.HasIndex(row => new { row.AssigneeId, row.ClosedAt, row.DueDate });
            entity.HasIndex(row => new { row.BusinessId, row.ClosedAt, row.DueDate });
            Reference<TaskItem, Project>(entity, null, nameof(TaskItem.ProjectId));
            Reference<TaskItem, Party>(entity, null, nameof(TaskItem.AssigneeId));
            Reference<TaskItem, Status>(entity, null, nameof(TaskItem.StatusId));
            Reference<TaskItem, Section>(entity, null, nameof(TaskItem.SectionId));
            Reference<TaskItem, TaskItem>(entity, null, nameof(TaskItem.ParentId));
            Reference<TaskItem, WorkingCalendar>(entity, null, nameof(TaskItem.CalendarId));
            entity.HasQueryFilter("trash", row => row.DeletedAt == null);
            entity.HasQueryFilter("visible", row => db.SeesEverything || db.WideIds.Contains(row.BusinessId)
                || (db.Set<Project>().Any(project => project.Id == row.ProjectId)
                    && (!db.OwnWorkIds.Contains(row.BusinessId)
                        || db.Set<Party>().Any(mine => mine.PersonId == db.Me && mine.Id == row.AssigneeId)
                        || db.Set<TaskContributor>().Any(with => with.TaskId == row.Id && db.Set<Party>().Any(mine => mine.PersonId == db.Me && mine.Id == with.PartyId)))));
        });

        // Without a row rule of its own: the rule of the task asks it.
        model.Entity<TaskContributor>(entity =>
        {
            entity.ToTable("TaskContributors");
            entity.HasIndex(row => new { row.TaskId, row.PartyId }).IsUnique();
            entity.HasIndex(row => row.PartyId);
            Reference<TaskContributor, TaskItem>(entity, null, nameof(TaskContributor.TaskId));
            Reference<TaskContributor, Party>(entity, null, nameof(TaskContributor.PartyId));
        });
        InProject<TaskSchedule>(model, db, "TaskSchedules", entity => Reference<TaskSchedule, TaskItem>(entity, null, nameof(TaskSchedule.Id)));
        InProject<Dependency>(model, db, "Dependencies", entity =>
        {
            entity.HasIndex(row => new { row.PredecessorId, row.SuccessorId, row.Kind }).IsUnique();
            Reference<Dependency, TaskItem>(entity, null, nameof(Dependency.PredecessorId));
            Reference<Dependency, TaskItem>(entity, null, nameof(Dependency.SuccessorId));
        });
    }

    private static void OnTasks(ModelBuilder model, RegieDb db)
    {
        OnTask<TaskLabel>(model, db, "TaskLabels", entity =>
        {
            entity.HasIndex(row => new { row.TaskId, row.LabelId }).IsUnique();
            Reference<TaskLabel, Label>(entity, null, nameof(TaskLabel.LabelId));
        });
        OnTask<TaskWatcher>(model, db, "TaskWatchers", entity =>
        {
            entity.HasIndex(row => new { row.TaskId, row.PersonId }).IsUnique();
            entity.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        OnTask<ChecklistItem>(model, db, "ChecklistItems", entity =>
        {
            entity.HasSearch(row => row.Text);
            Reference<ChecklistItem, Party>(entity, null, nameof(ChecklistItem.AssigneeId));
        });
        OnTask<Attachment>(model, db, "Attachments", entity =>
        {
            entity.HasSearch(row => row.Name);
            Reference<Attachment, StoredFile>(entity, null, nameof(Attachment.FileId));
            Reference<Attachment, Party>(entity, null, nameof(Attachment.AddedById));
        });
        OnTask<TimeEntry>(model, db, "TimeEntries", entity =>
        {
            entity.HasIndex(row => new { row.BusinessId, row.Day });
            Reference<TimeEntry, Party>(entity, null, nameof(TimeEntry.PartyId));
            entity.HasQueryFilter("own", row => db.SeesEverything || db.WideIds.Contains(row.BusinessId) || db.Set<Party>().Any(me => me.Id == row.PartyId && me.PersonId == db.Me));
        });
    }

    private static void InProjects(ModelBuilder model, RegieDb db)
    {
        InProject<PlanState>(model, db, "PlanStates");
        InProject<Section>(model, db, "Sections");
        InProject<Status>(model, db, "Statuses");
        InProject<Label>(model, db, "Labels");
        InProject<CustomField>(model, db, "CustomFields");
        InProject<Comment>(model, db, "Comments", entity =>
        {
            entity.HasSearch(row => row.Body);
            entity.HasIndex(row => new { row.TaskId, row.At });
            Reference<Comment, TaskItem>(entity, null, nameof(Comment.TaskId));
            Reference<Comment, Comment>(entity, null, nameof(Comment.ReplyToId));
            Reference<Comment, Party>(entity, null, nameof(Comment.AuthorId));
        });
        InProject<Baseline>(model, db, "Baselines", entity => entity.HasIndex(row => new { row.ProjectId, row.Number }).IsUnique());
        model.Entity<BaselineTask>(entity =>
        {
            entity.ToTable("BaselineTasks");
            entity.HasIndex(row => new { row.BaselineId, row.TaskId }).IsUnique();
            Reference<BaselineTask, Baseline>(entity, null, nameof(BaselineTask.BaselineId));
            entity.HasQueryFilter("visible", row => db.SeesEverything || db.WideIds.Contains(row.BusinessId)
                || db.Set<Baseline>().Any(baseline => baseline.Id == row.BaselineId));
        });
        InProject<StatusReport>(model, db, "StatusReports", entity =>
            entity.HasQueryFilter("published", row => db.SeesEverything || !db.PublishedIds.Contains(row.BusinessId) || (row.SharedAt != null && row.ExpiresAt > db.Now)));
        model.Entity<WorkingCalendar>(entity =>
        {
            entity.ToTable("WorkingCalendars");
            Reference<WorkingCalendar, WorkingCalendar>(entity, null, nameof(WorkingCalendar.BaseId));
            Reference<WorkingCalendar, Party>(entity, null, nameof(WorkingCalendar.PartyId));
            entity.HasIndex(row => row.ProjectId);
        });
        model.Entity<CalendarDays>(entity =>
        {
            entity.ToTable("CalendarDays");
            Reference<CalendarDays, WorkingCalendar>(entity, null, nameof(CalendarDays.CalendarId));
        });
    }

    /// <summary>What belongs to one person is for that person, OBM or not.</summary>
    private static void Personal(ModelBuilder model, RegieDb db)
    {
        InProject<SavedView>(model, db, "SavedViews", entity => entity.HasQueryFilter("own", row => db.SeesEverything || row.IsShared || row.OwnerId == db.Me));
        InProject<Favourite>(model, db, "Favourites", entity =>
        {
            entity.HasIndex(row => new { row.PersonId, row.ProjectId }).IsUnique();
            entity.HasQueryFilter("own", row => db.SeesEverything || row.PersonId == db.Me);
        });
        InProject<AttentionSnooze>(model, db, "AttentionSnoozes", entity =>
        {
            entity.HasIndex(row => new { row.PersonId, row.SubjectId, row.Kind }).IsUnique();
            entity.HasQueryFilter("own", row => db.SeesEverything || row.PersonId == db.Me);
        });
        model.Entity<TodayVisit>(entity =>
        {
            entity.ToTable("TodayVisits");
            entity.HasKey(row => row.PersonId);
            entity.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Notification>(entity =>
        {
            entity.ToTable("Notifications");
            entity.HasIndex(row => new { row.PostedAt, row.At });
            entity.HasIndex(row => new { row.PersonId, row.ReadAt, row.At });
            entity.HasIndex(row => new { row.PersonId, row.TaskId, row.Kind, row.Day }).IsUnique();
            Reference<Notification, Project>(entity, null, nameof(Notification.ProjectId));
            Reference<Notification, TaskItem>(entity, null, nameof(Notification.TaskId));
            entity.HasQueryFilter("own", row => db.SeesEverything || row.PersonId == db.Me);
        });
        model.Entity<CalendarFeed>(entity =>
        {
            entity.ToTable("CalendarFeeds");
            entity.HasIndex(row => row.Hash).IsUnique();
            entity.HasIndex(row => row.PersonId);
        });
    }

    private static void Imports(ModelBuilder model, RegieDb db)
    {
        model.Entity<Import>(entity =>
        {
            entity.ToTable("Imports");
            entity.HasIndex(row => new { row.BusinessId, row.At });
            Reference<Import, Project>(entity, null, nameof(Import.ProjectId));
            Reference<Import, StoredFile>(entity, null, nameof(Import.FileId));
        });
        model.Entity<ExternalRef>(entity =>
        {
            entity.ToTable("ExternalRefs");
            entity.HasIndex(row => new { row.BusinessId, row.Connection, row.Kind, row.ExternalId }).IsUnique();
            entity.HasIndex(row => row.EntityId);
            Reference<ExternalRef, Project>(entity, null, nameof(ExternalRef.ProjectId));
            Reference<ExternalRef, Import>(entity, null, nameof(ExternalRef.ImportId));
            entity.HasQueryFilter("visible", row => db.SeesEverything || db.WideIds.Contains(row.BusinessId) || db.Set<Project>().Any(project => project.Id == row.ProjectId));
        });
        model.Entity<ImportedRaw>(entity =>
        {
            entity.ToTable("ImportedRaws").HasSearch(row => row.Json);
            entity.HasIndex(row => row.EntityId);
            Reference<ImportedRaw, Project>(entity, null, nameof(ImportedRaw.ProjectId));
            Reference<ImportedRaw, Import>(entity, null, nameof(ImportedRaw.ImportId));
            entity.HasQueryFilter("visible", row => db.SeesEverything || db.WideIds.Contains(row.BusinessId) || db.Set<Project>().Any(project => project.Id == row.ProjectId));
        });
        InProject<ImportedActivity>(model, db, "ImportedActivities", entity =>
        {
            entity.HasIndex(row => new { row.TaskId, row.At });
            Reference<ImportedActivity, TaskItem>(entity, null, nameof(ImportedActivity.TaskId));
            Reference<ImportedActivity, Import>(entity, null, nameof(ImportedActivity.ImportId));
        });
    }

    private static void InProject<T>(ModelBuilder model, RegieDb db, string table, Action<EntityTypeBuilder<T>>? more = null) where T : class, IInProject =>
        model.Entity<T>(entity =>
        {
            entity.ToTable(table);
            entity.HasIndex(nameof(IInProject.ProjectId));
            Reference<T, Project>(entity, null, nameof(IInProject.ProjectId));
            entity.HasQueryFilter("visible", row => db.SeesEverything || db.WideIds.Contains(row.BusinessId) || db.Set<Project>().Any(project => project.Id == row.ProjectId));
            more?.Invoke(entity);
        });

    private static void OnTask<T>(ModelBuilder model, RegieDb db, string table, Action<EntityTypeBuilder<T>>? more = null) where T : class, IOnTask =>
        model.Entity<T>(entity =>
        {
            entity.ToTable(table);
            entity.HasIndex(nameof(IOnTask.TaskId));
            Reference<T, TaskItem>(entity, null, nameof(IOnTask.TaskId));
            entity.HasQueryFilter("visible", row => db.SeesEverything || db.WideIds.Contains(row.BusinessId) || db.Set<TaskItem>().Any(task => task.Id == row.TaskId));
            more?.Invoke(entity);
        });

    /// <summary>A foreign key that carries the business: no row can point into another one's.</summary>
    private static void Reference<T, TTo>(EntityTypeBuilder<T> entity, Expression<Func<T, TTo?>>? navigation, string key)
        where T : class, IOwned where TTo : class, IOwned =>
        (navigation is null ? entity.HasOne<TTo>() : entity.HasOne(navigation)).WithMany()
            .HasForeignKey(nameof(IOwned.BusinessId), key).HasPrincipalKey(nameof(IOwned.BusinessId), nameof(IOwned.Id)).OnDelete(DeleteBehavior.Restrict);

    /// <summary>Wall-clock times are stored as ticks: they compare in SQL on both databases and no driver gives them a zone.</summary>
    private static void WallClocks(ModelBuilder model)
    {
        var ticks = new ValueConverter<DateTime, long>(at => at.Ticks, stored => new DateTime(stored, DateTimeKind.Unspecified));
        foreach (var property in model.Model.GetEntityTypes().Where(type => type.ClrType.Namespace == typeof(PlanModel).Namespace)
            .SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?)))
        {
            property.SetValueConverter(ticks);
        }
    }
}
