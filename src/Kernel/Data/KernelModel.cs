using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>Maps the kernel's own tables.</summary>
internal static class KernelModel
{
    public static void Map(ModelBuilder model, RegieDb db)
    {
        model.Entity<Person>().ToTable("People");
        model.Entity<Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid>>().ToTable("PersonClaims");
        model.Entity<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>>().ToTable("PersonLogins");
        model.Entity<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().ToTable("PersonTokens");
        model.Entity<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>(entity =>
        {
            entity.ToTable("PersonPasskeys");
            entity.HasKey(row => row.CredentialId);
            entity.Property(row => row.CredentialId).HasMaxLength(1024);
            entity.OwnsOne(row => row.Data).ToJson();
            entity.HasOne<Person>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        });

        model.Entity<Business>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasQueryFilter("business", row => db.SeesEverything || db.ReachIds.Contains(row.Id));
        });
        model.Entity<Membership>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => row.PersonId);
            entity.HasIndex(row => new { row.BusinessId, row.PersonId }).IsUnique();
            entity.HasOne<Business>().WithMany().HasForeignKey(row => row.BusinessId).OnDelete(DeleteBehavior.Restrict);
            entity.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
            entity.HasQueryFilter("business", row => db.SeesEverything || db.ReachIds.Contains(row.BusinessId));
        });
        model.Entity<Invitation>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => row.Hash).IsUnique();
            entity.HasOne<Business>().WithMany().HasForeignKey(row => row.BusinessId).OnDelete(DeleteBehavior.Restrict);
            entity.HasQueryFilter("business", row => db.SeesEverything || db.ReachIds.Contains(row.BusinessId));
        });
        model.Entity<AccessToken>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => row.PersonId);
        });
        model.Entity<SignIn>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => row.PersonId);
        });
        model.Entity<ShareLink>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => row.Hash).IsUnique();
            entity.HasIndex(row => row.SubjectId);
            entity.HasOne<Business>().WithMany().HasForeignKey(row => row.BusinessId).OnDelete(DeleteBehavior.Restrict);
            entity.HasQueryFilter("business", row => db.SeesEverything || db.ReachIds.Contains(row.BusinessId));
        });
        model.Entity<OneTimeLink>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => row.Hash).IsUnique();
        });
        model.Entity<EventRow>(entity =>
        {
            entity.ToTable("Events");
            entity.HasKey(row => row.Seq);
            entity.Property(row => row.Seq).ValueGeneratedNever();
            entity.HasIndex(row => row.Id).IsUnique();
            entity.HasIndex(row => new { row.BusinessId, row.Seq });
            entity.HasIndex(row => new { row.SubjectId, row.Seq });
            entity.HasIndex(row => new { row.ParentId, row.Seq });
            entity.HasQueryFilter("business", row => db.SeesEverything || db.ReachIds.Contains(row.BusinessId));
        });
        model.Entity<LogHead>(entity =>
        {
            entity.ToTable("LogHead");
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasData(new LogHead { Id = 1, Value = 0 });
        });
        model.Entity<SubscriberCursor>().HasKey(row => row.Name);
        model.Entity<Mark>(entity =>
        {
            entity.ToTable("Marks");
            entity.HasKey(row => row.Name);
        });
        model.Entity<AuditRow>(entity =>
        {
            entity.ToTable("Audit");
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => new { row.BusinessId, row.At });
            entity.HasQueryFilter("business", row => db.SeesEverything || (row.BusinessId != null && db.ReachIds.Contains(row.BusinessId.Value)));
            entity.HasQueryFilter("visible", row => db.SeesEverything || (row.BusinessId != null && db.WideIds.Contains(row.BusinessId.Value)) || row.PersonId == db.Me);
        });
        model.Entity<IdempotencyKey>(entity =>
        {
            entity.HasKey(row => new { row.Actor, row.Operation, row.Key });
            entity.HasIndex(row => row.At);
        });
        model.Entity<Job>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => new { row.DoneAt, row.DueAt });
        });
        model.Entity<Upload>(entity =>
        {
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.HasIndex(row => row.At);
        });
        model.Entity<StoredFile>(entity =>
        {
            entity.ToTable("Files");
            entity.HasIndex(row => new { row.BusinessId, row.Hash }).IsUnique();
        });
    }
}
